package io.medsettle.server.console;

import io.medsettle.server.credit.Switches.Operation;
import io.medsettle.server.credit.WhiteListRules.Mode;
import io.medsettle.server.onboarding.ArrangementAnswer;
import io.medsettle.server.onboarding.ArrangementAnswer.OfClass;
import io.medsettle.server.onboarding.OnboardingController.Change;
import io.medsettle.server.onboarding.OnboardingController.ClassSwitch;
import io.medsettle.server.onboarding.OnboardingController.OperationSwitch;
import io.medsettle.server.onboarding.Stage;
import io.medsettle.server.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from the page of switches what somebody moved, and nothing else: what stayed as it was goes on following the settings. */
final class SwitchWish {
    private final Form form;
    private final ArrangementAnswer now;

    SwitchWish(Form form, ArrangementAnswer now) {
        this.form = form;
        this.now = now;
    }

    /** @throws Refusal 422 if nothing was moved */
    Change change() {
        List<ClassSwitch> classes = new ArrayList<>();
        List<OperationSwitch> operations = new ArrayList<>();
        for (OfClass each : now.classes()) {
            Boolean open = moved(SwitchBoard.classField(each.patientClass()), each.open());
            if (open != null) {
                classes.add(new ClassSwitch(each.patientClass(), open));
            }
            for (Operation operation : Operation.values()) {
                String wanted = form.text(SwitchBoard.operationField(operation, each.patientClass()));
                if (!wanted.isEmpty() && !wanted.equals(SwitchBoard.held(each, operation))) {
                    operations.add(to(operation, each, wanted));
                }
            }
        }
        Boolean hospital = moved("hospital", now.hospital());
        Boolean family = moved("family", now.familyPay());
        Mode list = list();
        if (classes.isEmpty() && operations.isEmpty() && hospital == null && family == null && list == null) {
            throw Refusal.of(422, "no-change", "没有改动", "提交的内容与现行开关一样", "请先改动再提交");
        }
        return new Change(form.text("why").strip(), hospital, family, list, classes, operations, form.seenVersion());
    }

    private @Nullable Boolean moved(String name, boolean before) {
        String said = form.text(name);
        return said.isEmpty() || said.equals("ON") == before ? null : said.equals("ON");
    }

    private @Nullable Mode list() {
        if (form.text("list").isEmpty()) {
            return null;
        }
        Mode wanted = form.one("list", Mode.class);
        return wanted == now.whiteList() ? null : wanted;
    }

    private static OperationSwitch to(Operation operation, OfClass each, String wanted) {
        int dash = wanted.indexOf('-');
        String stage = dash < 0 ? wanted : wanted.substring(0, dash);
        for (Stage one : Stage.values()) {
            if (one.name().equals(stage)) {
                return new OperationSwitch(operation, each.patientClass(), one, dash < 0 ? null : wanted);
            }
        }
        throw Refusal.of(400, "malformed", "内容不对", "没有选择其中之一", "请重新打开页面后再操作");
    }
}

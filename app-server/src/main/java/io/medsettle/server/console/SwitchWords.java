package io.medsettle.server.console;

import io.medsettle.server.credit.ClassWords;
import io.medsettle.server.credit.Switches.Operation;
import io.medsettle.server.credit.WhiteListRules.Mode;
import io.medsettle.server.onboarding.ArrangementAnswer;
import io.medsettle.server.onboarding.ArrangementAnswer.OfClass;
import java.util.ArrayList;
import java.util.List;

/** What one arrangement of the switches has otherwise than another, line by line in words. */
final class SwitchWords {
    private SwitchWords() {}

    static List<String> differences(ArrangementAnswer before, ArrangementAnswer after) {
        List<String> lines = new ArrayList<>();
        add(lines, "医院总开关", on(before.hospital()), on(after.hospital()));
        add(lines, "亲情付", on(before.familyPay()), on(after.familyPay()));
        add(lines, "白名单", list(before.whiteList()), list(after.whiteList()));
        for (OfClass now : after.classes()) {
            before.classes().stream()
                    .filter(was -> was.patientClass() == now.patientClass())
                    .forEach(was -> differences(lines, was, now));
        }
        return lines;
    }

    private static void differences(List<String> lines, OfClass was, OfClass now) {
        String name = ClassWords.of(now.patientClass());
        add(lines, name, on(was.open()), on(now.open()));
        for (Operation operation : Operation.values()) {
            add(
                    lines,
                    name + " " + SwitchBoard.words(operation),
                    SwitchBoard.words(SwitchBoard.held(was, operation)),
                    SwitchBoard.words(SwitchBoard.held(now, operation)));
        }
    }

    private static void add(List<String> lines, String name, String before, String after) {
        if (!before.equals(after)) {
            lines.add(name + ": " + before + " → " + after);
        }
    }

    private static String on(boolean open) {
        return open ? "开" : "关";
    }

    static String list(Mode mode) {
        return switch (mode) {
            case OFF -> "不限";
            case ONLY_LISTED -> "只限名单上的人";
            case CLOSED -> "一律不走";
        };
    }
}

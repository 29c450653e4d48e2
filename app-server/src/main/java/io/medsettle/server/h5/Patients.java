package io.medsettle.server.h5;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.identity.IdentityDocument;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.api.Mask;
import io.medsettle.server.api.Told;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.realname.RealNameFailure.Attempt;
import io.medsettle.server.realname.RealNameFailures;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** For whom a visitor acts: archives that were bound by showing name and certificate number. */
@Singleton
class Patients {
    private final BoundPatients bound;
    private final HisQuestions his;
    private final Choices choices;
    private final VainTries tries;
    private final RealNameFailures failures;
    private final InstantSource clock;
    private final String org;

    Patients(
            BoundPatients bound,
            HisQuestions his,
            Choices choices,
            VainTries tries,
            RealNameFailures failures,
            InstantSource clock,
            GatewaySettings gateway) {
        this.bound = bound;
        this.his = his;
        this.choices = choices;
        this.tries = tries;
        this.failures = failures;
        this.clock = clock;
        this.org = gateway.org();
    }

    /** A patient as a page shows them. */
    public record Shown(String patientId, String name, String certNo, boolean chosen) {}

    List<String> ids(Visitor visitor) {
        return bound.of(org, visitor.channel(), visitor.payer());
    }

    List<Shown> shown(Visitor visitor) {
        return ids(visitor).stream()
                .map(id -> shown(archive(id), id.equals(visitor.patientId())))
                .toList();
    }

    /** The patient chosen, as a page on which something is decided for them names them. */
    Shown named(Visitor visitor) {
        return shown(chosen(visitor), true);
    }

    private static Shown shown(HisQuestions.Patient p, boolean chosen) {
        return new Shown(
                p.patientId(),
                Mask.name(p.name().reveal()),
                Mask.number(p.certNo().reveal()),
                chosen);
    }

    /** The archive of the patient chosen, asked of HIS now. */
    HisQuestions.Patient chosen(Visitor visitor) {
        return archive(visitor.needPatient());
    }

    private HisQuestions.Patient archive(String patientId) {
        return Told.byHis(his.patients("HIS_ID", new Secret(patientId))).stream()
                .filter(p -> p.patientId().equals(patientId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("HIS 中已没有这份患者档案"));
    }

    /** Binds every archive of the person; the first becomes the one chosen. */
    void bind(Visitor visitor, Secret name, Secret certNo) {
        List<HisQuestions.Patient> found = failures.watched(
                new Attempt(org, visitor.channel() + " H5", name, certNo), () -> recognised(visitor, name, certNo));
        if (ids(visitor).size() + found.size() > BoundPatients.MOST) {
            throw new Refusal(Problem.of(
                    422, "too-many-patients", "就诊人已满", "最多绑定 " + BoundPatients.MOST + " 位就诊人", "请先解除不再需要的就诊人"));
        }
        found.forEach(p -> bound.bind(org, visitor.channel(), visitor.payer(), p.patientId()));
        choices.choose(visitor, found.get(0).patientId());
    }

    private List<HisQuestions.Patient> recognised(Visitor visitor, Secret name, Secret certNo) {
        IdentityDocument document =
                Told.ofIdentity(IdentityDocument.read(name, certNo, "", BusinessDay.of(clock.instant())));
        List<HisQuestions.Patient> found =
                found(visitor, name, document.secrets().find(NoteKey.CERT_NO).orElse(certNo));
        if (found.isEmpty()) {
            throw Refusal.of(422, "no-archive", "没有找到档案", "没有姓名与证件号都相符的患者档案", "请核对后重试; 首次就诊请先到窗口或自助机建档");
        }
        return found;
    }

    /** Archives of that name and number; whether there are any is told only so often to somebody who names them in vain. */
    private List<HisQuestions.Patient> found(Visitor visitor, Secret name, Secret certNo) {
        tries.begin(visitor);
        boolean inVain = false;
        try {
            List<HisQuestions.Patient> found = Told.byHis(his.patients("ID_CARD", certNo)).stream()
                    .filter(p -> p.name().reveal().equals(name.reveal().strip()) && !p.merged())
                    .toList();
            inVain = found.isEmpty();
            return found;
        } finally {
            if (!inVain) {
                tries.takeBack(visitor);
            }
        }
    }

    void choose(Visitor visitor, String patientId) {
        if (!ids(visitor).contains(patientId)) {
            throw Refusal.of(422, "not-yours", "不是已绑定的就诊人", "该档案没有绑定在当前用户名下", "请先绑定就诊人");
        }
        choices.choose(visitor, patientId);
    }

    void letGo(Visitor visitor, String patientId) {
        bound.letGo(org, visitor.channel(), visitor.payer(), patientId);
        if (patientId.equals(visitor.patientId())) {
            choices.nobody(visitor);
        }
    }
}

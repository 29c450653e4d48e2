package io.medsettle.server.credit;

import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.credit.ContractAsk.Occasion;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.his.HisQuestions.Patient;
import io.medsettle.ports.his.HisStays;
import io.medsettle.ports.his.HisStays.Stay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.credit.Switches.Operation;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a stay's deposit or top-up can be paid by credit now (押金, 出院无感支付), and what such a round has to know. Safe to
 * share between threads.
 */
@Singleton
public class WardCredit {
    /** How refusals by the hospital's own limits are named. */
    static final String OUR_LIMITS = "credit-local-";

    private final Contracts contracts;
    private final Switches switches;
    private final WhiteList whiteList;
    private final VisitWishes wishes;
    private final CreditCircuit circuit;
    private final People people;
    private final Payments payments;
    private final CreditRules rules;
    private final OwnLimits limits;
    private final HisStays his;
    private final String org;

    WardCredit(
            Contracts contracts,
            Switches switches,
            WhiteList whiteList,
            VisitWishes wishes,
            CreditCircuit circuit,
            People people,
            Payments payments,
            CreditRules rules,
            OwnLimits limits,
            HisStays his,
            GatewaySettings gateway) {
        this.contracts = contracts;
        this.switches = switches;
        this.whiteList = whiteList;
        this.wishes = wishes;
        this.circuit = circuit;
        this.people = people;
        this.payments = payments;
        this.rules = rules;
        this.limits = limits;
        this.his = his;
        this.org = gateway.org();
    }

    /**
     * What a round is opened with that the platform collects.
     *
     * @param notes what the platform has to know
     * @param secrets whose contract pays, and who the patient is
     * @param identity notes by which the insurer knows the patient where nobody shows a card
     */
    public record Ready(Fields notes, Secrets secrets, Fields identity) {}

    /**
     * @param told the class where it is known
     * @param fen what the platform is to collect; 0 where that is not known yet
     * @throws Refusal 422 with the reason where it cannot be paid so
     */
    public Ready ready(String stayId, String patientId, Optional<PatientClass> told, Operation operation, long fen) {
        try {
            return passed(stayId, patientId, told, operation, fen);
        } catch (Stopped stopped) {
            throw refusal(stopped.decision());
        }
    }

    /** Whether a contract stands for a deposit (免押金), so that nothing is collected for it. */
    public boolean waivesDeposits() {
        return rules.depositMode().equals(CreditRules.WAIVE);
    }

    /** What a round has to know beside, by which the contract stands for the deposit. */
    public static Fields waiving() {
        return Fields.of(NoteKey.DEPOSIT_MODE, CreditRules.WAIVE);
    }

    private static Refusal refusal(Decision d) {
        return Refusal.of(
                422,
                "credit-" + d.code().toLowerCase(Locale.ROOT).replace('_', '-'),
                "不能用信用支付",
                d.reason(),
                "请改用其他支付方式");
    }

    /**
     * Looks at the hospital's own limits before a discharge that the platform tops up is confirmed.
     *
     * @param fen what is to be topped up
     * @throws Refusal 422 with the reason where it is too much
     */
    public void mustAllow(Order stay, Round round, long fen) {
        boolean byCredit = round.deed("top-up")
                .filter(d -> d.plan().act().equals(Act.CREDIT_DISCHARGE))
                .isPresent();
        if (byCredit && fen > 0) {
            PatientClass patientClass = PatientClass.valueOf(
                    told(stay, round, NoteKey.INSURANCE_CLASS).orElse(PatientClass.SELF.name()));
            String patientId = told(stay, round, NoteKey.PATIENT_ID).orElse("");
            limits.of(patientClass, stay, round, patientId, fen).ifPresent(no -> {
                throw refusal(no);
            });
        }
    }

    private static Optional<String> told(Order stay, Round round, String note) {
        return round.opening().find("notes." + note).or(() -> stay.opening().find("notes." + note));
    }

    private Ready passed(String stayId, String patientId, Optional<PatientClass> told, Operation operation, long fen) {
        if (!contracts.there() || !switches.open()) {
            throw stopped(Gate.HOSPITAL, "HOSPITAL_OFF", "本院没有开通信用支付, 或开关已关闭");
        }
        Stay stay = stay(stayId, patientId);
        Patient archive = people.archive(patientId);
        Person person = people.person(archive, told, stay.insuType());
        if (!switches.open(person.patientClass()) || !switches.open(operation, person.patientClass())) {
            throw stopped(Gate.CLASS, "CLASS_OFF", "参保类别 " + ClassWords.of(person.patientClass()) + " 没有开通住院信用支付");
        }
        if (whiteList.ask(archive.certNo(), "") != WhiteList.Said.MAY) {
            throw stopped(Gate.WHITE_LIST, "NOT_LISTED", "试运行期间, 该患者不在白名单内");
        }
        if (!wishes.of(org, patientId, stayId).orElse(rules.wished())) {
            throw stopped(Gate.TOGGLE, "NOT_WISHED", "患者关闭了本次住院的无感支付");
        }
        limits.of(person.patientClass(), org, patientId, fen).ifPresent(no -> {
            throw new Stopped(no);
        });
        if (circuit.open()) {
            throw stopped(Gate.CIRCUIT, "SKIPPED_CIRCUIT", "信用平台连续没有答复, 暂停发起信用支付");
        }
        Payment payment = payments.of(person, Occasion.ADMISSION);
        Fields notes = Fields.of(NoteKey.INSURANCE_CLASS, person.patientClass().name())
                .with(NoteKey.CERT_TYPE, archive.certType())
                .with(NoteKey.ADMISSION_NO, stay.admissionNo())
                .with(NoteKey.VISIT_NO, stay.admissionNo())
                .with(NoteKey.DEPT_NAME, stay.deptName())
                .with(NoteKey.DEPOSIT_MODE, CreditRules.CHARGE)
                .with(NoteKey.CHANNEL, rules.hisChannel())
                .and(payment.notes());
        return new Ready(
                notes, person.secrets().and(payment.secrets()), person.notes().with(NoteKey.NO_SENSE, ""));
    }

    private Stay stay(String stayId, String patientId) {
        return his
                .stays(patientId, "")
                .match(
                        all -> all,
                        no -> {
                            throw stopped(Gate.BILL, "HIS_REFUSED", "HIS 拒绝住院查询: " + no.text());
                        },
                        u -> {
                            throw stopped(Gate.BILL, "HIS_SILENT", "HIS 没有答复住院查询");
                        })
                .stream()
                .filter(s -> s.stayId().equals(stayId))
                .findFirst()
                .orElseThrow(() -> stopped(Gate.BILL, "NO_SUCH_STAY", "HIS 没有该患者的这次住院"));
    }

    private static Stopped stopped(Gate gate, String code, String reason) {
        return new Stopped(Decision.skipped(gate, code, reason));
    }
}

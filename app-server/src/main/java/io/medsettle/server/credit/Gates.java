package io.medsettle.server.credit;

import io.medsettle.ports.credit.ContractAsk.Occasion;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.his.HisQuestions.Patient;
import io.medsettle.ports.value.BusinessDay;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/**
 * Lets an event through, gate by gate (关口), flows §3: hospital, class, white list, the visit's wish, the hospital's rules,
 * circuit, contract, family payer. What a gate needs to know is asked when it is reached, so that a closed one costs nothing.
 */
@Singleton
class Gates {
    /** What is older is paid the ordinary way. */
    private static final int DAYS = 3;

    private final Contracts contracts;
    private final Switches switches;
    private final WhiteList whiteList;
    private final VisitWishes wishes;
    private final CreditRules rules;
    private final OwnLimits limits;
    private final CreditCircuit circuit;
    private final People people;
    private final Payments payments;
    private final HisQuestions his;
    private final TriggerStore triggers;
    private final InstantSource clock;

    Gates(
            Contracts contracts,
            Switches switches,
            WhiteList whiteList,
            VisitWishes wishes,
            CreditRules rules,
            OwnLimits limits,
            CreditCircuit circuit,
            People people,
            Payments payments,
            HisQuestions his,
            TriggerStore triggers,
            InstantSource clock) {
        this.contracts = contracts;
        this.switches = switches;
        this.whiteList = whiteList;
        this.wishes = wishes;
        this.rules = rules;
        this.limits = limits;
        this.circuit = circuit;
        this.people = people;
        this.payments = payments;
        this.his = his;
        this.triggers = triggers;
        this.clock = clock;
    }

    /** @throws Stopped at the first gate that is shut, with its reason */
    Passed pass(Trigger trigger) {
        hospital();
        trigger.patientClass().ifPresent(this::ofClass);
        SavedBill bill = bill(trigger);
        Patient archive = people.archive(trigger.patientId());
        Person person = people.person(archive, trigger.patientClass(), bill.insuType());
        triggers.known(trigger, person.patientClass(), bill.fen());
        ofClass(person.patientClass());
        listed(archive, trigger.deptCode());
        wished(trigger);
        allowed(trigger, person, bill);
        if (circuit.open()) {
            throw stopped(Gate.CIRCUIT, "SKIPPED_CIRCUIT", "信用平台连续没有答复, 暂停发起无感支付");
        }
        return new Passed(person, payments.of(person, Occasion.ORDER_SAVED), bill);
    }

    private void hospital() {
        if (!contracts.there()) {
            throw stopped(Gate.HOSPITAL, "NOT_CONNECTED", "本院没有接通信用支付平台");
        }
        if (!switches.open()) {
            throw stopped(Gate.HOSPITAL, "HOSPITAL_OFF", "本院的无感支付开关已关闭");
        }
    }

    private void ofClass(PatientClass patientClass) {
        if (!switches.open(patientClass) || !switches.open(Switches.Operation.OUTPATIENT, patientClass)) {
            throw stopped(Gate.CLASS, "CLASS_OFF", "参保类别 " + ClassWords.of(patientClass) + " 没有开通门诊无感支付");
        }
    }

    private SavedBill bill(Trigger trigger) {
        LocalDate today = BusinessDay.of(clock.instant()).date();
        List<HisQuestions.UnpaidVisit> unpaid = his.unpaid(trigger.patientId(), today.minusDays(DAYS), today)
                .match(
                        all -> all,
                        no -> {
                            throw stopped(Gate.BILL, "HIS_REFUSED", "HIS 拒绝待缴费查询: " + no.text());
                        },
                        u -> {
                            throw stopped(Gate.BILL, "HIS_SILENT", "HIS 没有答复待缴费查询");
                        });
        return SavedBill.of(unpaid, trigger);
    }

    private void listed(Patient archive, String deptCode) {
        switch (whiteList.ask(archive.certNo(), deptCode)) {
            case MAY -> {}
            case NOT_LISTED -> throw stopped(Gate.WHITE_LIST, "NOT_LISTED", "试运行期间, 该患者不在白名单内");
            case CLOSED -> throw stopped(Gate.WHITE_LIST, "LIST_CLOSED", "试运行已暂停");
        }
    }

    private void wished(Trigger trigger) {
        boolean on =
                wishes.of(trigger.org(), trigger.patientId(), trigger.visitNo()).orElse(rules.wished());
        if (!on) {
            throw stopped(Gate.TOGGLE, "NOT_WISHED", "患者关闭了本次就诊的无感支付");
        }
    }

    private void allowed(Trigger trigger, Person person, SavedBill bill) {
        String medType = trigger.medType().isEmpty() ? bill.medType() : trigger.medType();
        if (rules.excludedMedTypes().contains(medType)) {
            throw stopped(Gate.POLICY, "MED_TYPE", "医疗类别 " + medType + " 不走无感支付");
        }
        if (!person.patientClass().insured()) {
            limits.order(person.patientClass(), bill.fen()).ifPresent(no -> {
                throw new Stopped(no);
            });
        }
    }

    private static Stopped stopped(Gate gate, String code, String reason) {
        return new Stopped(Decision.skipped(gate, code, reason));
    }
}

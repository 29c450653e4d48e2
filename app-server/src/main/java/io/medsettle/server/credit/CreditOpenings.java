package io.medsettle.server.credit;

import io.medsettle.core.desk.Opening;
import io.medsettle.core.plan.NoSense;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Turns an event that has passed every gate into the opening of its order. */
@Singleton
class CreditOpenings {
    private final CreditPlans plans;
    private final AccountShares accounts;
    private final CreditRules rules;

    CreditOpenings(CreditPlans plans, AccountShares accounts, CreditRules rules) {
        this.plans = plans;
        this.accounts = accounts;
        this.rules = rules;
    }

    Opening of(Trigger trigger, Passed passed) {
        Person person = passed.person();
        boolean insured = person.patientClass().insured();
        NoSense plans = this.plans.of(person.patientClass(), passed.payment().labels());
        String entry = insured ? NoSense.INSURED : NoSense.SELF_PAY;
        return new Opening(
                trigger.org(),
                entry,
                trigger.bills(),
                Optional.of(trigger.orderKey()),
                trigger.digest(),
                trigger.client(),
                notes(trigger, passed).with(NoteKey.ENTRY, entry),
                person.secrets().and(passed.payment().secrets()),
                insured ? plans.insured() : plans.selfPay());
    }

    private Fields notes(Trigger trigger, Passed passed) {
        Person person = passed.person();
        SavedBill bill = passed.bill();
        Fields notes = Fields.of(NoteKey.ORG, trigger.org())
                .with(NoteKey.VISIT_NO, trigger.visitNo())
                .with(NoteKey.RX_NOS, String.join(",", trigger.rxNos()))
                .with(NoteKey.CHANNEL, rules.hisChannel())
                .with(NoteKey.DESCRIPTION, "门诊缴费")
                .with(NoteKey.OPERATOR, trigger.client())
                .with(NoteKey.DEPT_CODE, trigger.deptCode())
                .with(NoteKey.DEPT_NAME, trigger.deptName().isEmpty() ? bill.deptName() : trigger.deptName())
                .with("eventId", trigger.eventId())
                .with("eventOrderId", trigger.hisOrderId())
                .and(person.notes())
                .and(passed.payment().notes());
        if (!person.patientClass().insured()) {
            return notes;
        }
        String medType = trigger.medType().isEmpty() ? bill.medType() : trigger.medType();
        return notes.with(NoteKey.MED_TYPE, medType.isEmpty() ? "11" : medType)
                .and(accounts.of(person, passed.payment()));
    }
}

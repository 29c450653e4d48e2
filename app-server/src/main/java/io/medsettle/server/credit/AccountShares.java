package io.medsettle.server.credit;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import jakarta.inject.Singleton;

/**
 * Who takes from the personal account (医保个账): the insurer with its settlement, or, for the classes that the settings name, the
 * credit platform with the rest. Never both.
 */
@Singleton
class AccountShares {
    private final CreditRules rules;

    AccountShares(CreditRules rules) {
        this.rules = rules;
    }

    Fields of(Person person, Payment payment) {
        boolean platform = rules.accountClasses().contains(person.patientClass())
                && payment.contract().accountCharged()
                && payment.family().isEmpty();
        if (!platform) {
            return Fields.of(NoteKey.ACCOUNT_USED, "1");
        }
        return Fields.of(NoteKey.ACCOUNT_USED, "0")
                .with(NoteKey.CREDIT_ACCOUNT_MOST, person.accountFen() > 0 ? Long.toString(person.accountFen()) : "");
    }
}

package io.medsettle.server.credit;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import java.util.Optional;

/**
 * By whose contract it is paid.
 *
 * @param contract the patient's, as it stands
 * @param family the relative who pays instead, if somebody does
 */
record Payment(CreditContract contract, Optional<Family> family) {
    /** No phone number at all: an earlier relative's is not to be taken for this one's. */
    private static final Secret UNTOLD = new Secret("-");

    /**
     * Who pays for the patient (亲情付).
     *
     * @param binding between this patient and this payer, the same for ever
     * @param mobile empty if nobody has told it
     */
    record Family(FamilyPayer relative, String binding, Secret mobile) {}

    Fields notes() {
        return Fields.of(NoteKey.FAMILY_PAY, family.isPresent() ? "1" : "0")
                .with(CreditFarSide.PAYER_BINDING, family.map(Family::binding).orElse(""));
    }

    /** What the books tell a relative's payment by; nothing where nobody else pays. */
    Fields labels() {
        return family.isPresent() ? notes() : Fields.NONE;
    }

    Secrets secrets() {
        return family.map(f -> Secrets.NONE
                        .with(NoteKey.PAYER_CONTRACT, f.relative().contractNo())
                        .with(NoteKey.PAYER_MOBILE, f.mobile().isEmpty() ? UNTOLD : f.mobile()))
                .orElseGet(() -> Secrets.NONE.with(NoteKey.CREDIT_CONTRACT, contract.contractNo()));
    }
}

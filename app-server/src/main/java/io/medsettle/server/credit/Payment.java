package io.medsettle.server.credit;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import java.util.Optional;

/**
 * By whose contract it is paid.
 *
 * @param contract the patient's, as it stands
 * @param relative who pays instead, if somebody does
 */
record Payment(CreditContract contract, Optional<FamilyPayer> relative) {
    Fields notes() {
        return Fields.of(NoteKey.FAMILY_PAY, relative.isPresent() ? "1" : "0");
    }

    Secrets secrets() {
        return relative.map(r -> Secrets.NONE.with(NoteKey.PAYER_CONTRACT, r.contractNo()))
                .orElseGet(() -> Secrets.NONE.with(NoteKey.CREDIT_CONTRACT, contract.contractNo()));
    }
}

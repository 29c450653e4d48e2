package io.medsettle.ports.identity;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * One settlement or refund, to be reported.
 *
 * @param kind what it was
 * @param succeeded whether it came about
 * @param number permanent number of the report (bizTraceNo), ≤40
 * @param original number of the settlement's report when this is a refund, else ""
 * @param at the insurer's own time
 * @param medType medical category, ≤6
 * @param parts what each purse bore; of a refund what went back, positive as well
 * @param accountBalanceFen balance of the personal account afterwards, fen, if told
 * @param person {@link NoteKey#NAME}, {@link NoteKey#CERT_NO}, {@link NoteKey#EC_TOKEN}; CERT_NO and EC_TOKEN may be
 *     absent
 * @param certType kind of the certificate, 01 = ID card
 * @param terminalNo where
 * @param message words of the settlement, "" if none
 */
public record SettlementReport(
        Kind kind,
        boolean succeeded,
        String number,
        String original,
        Instant at,
        String medType,
        Parts parts,
        OptionalLong accountBalanceFen,
        Secrets person,
        String certType,
        String terminalNo,
        String message) {
    /** What it was. */
    public enum Kind {
        SETTLED,
        REFUNDED
    }

    public SettlementReport {
        if ((kind == Kind.REFUNDED) == original.isEmpty()) {
            throw new IllegalArgumentException("a refund, and only a refund, names its original");
        }
    }
}

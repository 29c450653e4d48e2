package io.medsettle.ports.insurance;

import io.medsettle.ports.value.Secret;

/**
 * One row on which the two sides differ (对明细账结果). Amounts in fen as the insurer has them, signed.
 *
 * @param kind how they differ
 * @param setlId "" if only the insurer has it
 * @param mdtrtId "" if only the insurer has it
 * @param msgid of the sending that made it: what 冲正 (2601) is asked with
 * @param reversal refd_setl_flag
 * @param words its memo, free of personal data
 */
public record StatementDifference(
        Kind kind,
        String setlId,
        String mdtrtId,
        Secret psnNo,
        String msgid,
        boolean reversal,
        long totalFen,
        long fundFen,
        long accountFen,
        String words) {
    /** How two sides differ (stmt_rslt of a detail row, yibao-core §4). */
    public enum Kind {
        /** 1: the insurer has it, we did not say it. Find our sending by msgid: never completed → 2601. */
        ONLY_INSURER,
        /** 2: we said it, the insurer does not know it. Never 2601: ask 5203, then a person. */
        ONLY_HOSPITAL,
        /** 3: both have it, with other figures. The insurer's win. */
        DIFFERENT,
        /** A result that no table explains: for a person. */
        UNEXPLAINED
    }
}

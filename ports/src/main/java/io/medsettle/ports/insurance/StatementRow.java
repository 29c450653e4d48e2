package io.medsettle.ports.insurance;

import io.medsettle.ports.value.Secret;

/**
 * One settlement as we booked it, or its reversal, for the insurer's statement (对账明细, yibao-core §4). Amounts in fen,
 * signed: negative for a reversal.
 *
 * @param setlId setl_id; a reversal has its own
 * @param mdtrtId mdtrt_id
 * @param psnNo psn_no
 * @param totalFen medfee_sumamt
 * @param fundFen fund_pay_sumamt exactly as the insurer said it
 * @param accountFen acct_pay
 * @param cashFen psn_cash_pay
 * @param reversal whether it takes back another (refd_setl_flag)
 */
public record StatementRow(
        String setlId,
        String mdtrtId,
        Secret psnNo,
        long totalFen,
        long fundFen,
        long accountFen,
        long cashFen,
        boolean reversal) {}

package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoPolicy;

/** What ordStas says about the insurer's part (mobile-pay §4.1). */
enum Standing {
    /** 0 已保存, 1 预结算完成: nothing is at the cashier. */
    UPLOADED,
    /** 2 结算中: the patient is at the cashier. */
    AT_CASHIER,
    /** 3 自费完成, and 4, 5 where they do not mean paid: half done. */
    HALF,
    /** 6 结算完成, or what the policy takes for it. */
    PAID,
    /** 7 已退款, 8 已医保全部退款, 11 医保全部退、自费部分退款: the insurer's part is back. */
    BACK,
    /** 9 仅自费全部退款, 10 仅自费部分退款: only cash is back. */
    ONLY_CASH_BACK,
    /** 12 已撤销. */
    REVOKED,
    /** 13 医保已撤销（自费未撤销）: single-sided; the insurer holds nothing. */
    INSURANCE_REVOKED,
    /** 15 结算失败, 16 医保结算失败自费冲正失败: the insurer holds nothing; with 16 the cash is stuck. */
    FAILED,
    /** 17 退款中. */
    GOING_BACK,
    /** 14 异常, 18 to 25, and everything else. */
    ODD;

    static Standing of(String ordStas, YibaoPolicy policy) {
        boolean waited = policy.noticeWaits() && (ordStas.equals("4") || ordStas.equals("5"));
        if (waited || policy.paidStates().contains(ordStas)) {
            return PAID;
        }
        return switch (ordStas) {
            case "0", "1" -> UPLOADED;
            case "2" -> AT_CASHIER;
            case "3", "4", "5", "6" -> HALF;
            case "7", "8", "11" -> BACK;
            case "9", "10" -> ONLY_CASH_BACK;
            case "12" -> REVOKED;
            case "13" -> INSURANCE_REVOKED;
            case "15", "16" -> FAILED;
            case "17" -> GOING_BACK;
            default -> ODD;
        };
    }
}

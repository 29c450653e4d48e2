package io.medsettle.acceptance;

/**
 * What is done to an order of the corpus, what has to be found of it, and whether the gateway may and must put it right by itself: written
 * down before anything is measured. What is for a person must stand untouched.
 */
enum Harm {
    /** 我方存疑, 账单有这一笔收款, 再次查询答已付: 恢复. */
    PAID_UNHEARD(true, "WECHAT D4 D4", "SETTLED"),
    /** 款已收, HIS 没有入账, 再次查询答无此单: 重推. */
    HIS_UNHEARD(true, "HIS-OUTPATIENT D10 D2", "SETTLED"),
    /** 退款存疑, 账单有这一笔退款, 再次查询答已退: 恢复. */
    REFUND_UNHEARD(true, "WECHAT D8 D4", "REFUNDED"),
    /** 医保结算存疑, 中心有这一笔, 再次查询 (5201, 5203) 答已结: 恢复. */
    SETTLEMENT_UNHEARD(true, "YIBAO D4 D4", "SETTLED"),
    /** 医保退费存疑, 中心有这一笔, 再次查询答已冲销: 恢复. */
    REVERSAL_UNHEARD(true, "YIBAO D8 D4", "REFUNDED"),
    /** 医保结算已撤而中心又有, 结算单已退回, 再次查询答已结: 冲销, 次日查实. */
    ORPHAN(true, "YIBAO D6 D4", "UNWOUND"),
    /** 同一笔在前一日的账单里: 归入前一日. */
    LATE(true, "WECHAT D11 D11", "SETTLED"),
    STRANGER(false, "WECHAT D1 D1", ""),
    LACKING(false, "WECHAT D2 D2", "SETTLED"),
    DEARER(false, "WECHAT D3 D3", "SETTLED"),
    REVOKED(false, "WECHAT D4 D4", "SETTLED"),
    TWICE(false, "WECHAT D7 D7", "SETTLED"),
    REFUND_LACKING(false, "WECHAT D8 D2", "REFUNDED"),
    FEE(false, "WECHAT D9 D9", "SETTLED"),
    SHIFTED(false, "YIBAO D5 D5", "SETTLED"),
    CENTRE_LACKING(false, "YIBAO D6 D2", "SETTLED"),
    CENTRE_STRANGER(false, "YIBAO D1 D1", ""),
    HIS_LACKING(false, "HIS-OUTPATIENT D10 D2", "SETTLED"),
    HIS_DEARER(false, "HIS-OUTPATIENT D10 D3", "SETTLED");

    /** Whether it needs nobody's decision. */
    final boolean byItself;
    /** Source, class and form. */
    final String found;
    /** How the order stands in the end; "" if there is none. */
    final String end;

    Harm(boolean byItself, String found, String end) {
        this.byItself = byItself;
        this.found = found;
        this.end = end;
    }
}

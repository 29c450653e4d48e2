package io.medsettle.adapter.wechat.wire;

/** What a bill of the first insurance interface tells (1.0 对账单), wechat §3.7; under which names is not published. */
public enum BillColumn {
    /** When it was paid or given back, {@code yyyy-MM-dd HH:mm:ss}. */
    TIME,
    /** 支付 or 退款, by the far side's words. */
    KIND,
    /** Our number of the order (hosp_out_trade_no). */
    NUMBER,
    /** Theirs (med_trans_id). */
    FAR_NUMBER,
    /** Our number of the refund (hosp_out_refund_no). */
    REFUND_NUMBER,
    /** Theirs (med_refund_id). */
    REFUND_FAR_NUMBER,
    /** The patient's own money. */
    CASH,
    /** What the insurer bore. */
    INSURANCE,
    /** In the summary: how many lines. */
    COUNT,
    /** In the summary: the cash, less what went back. */
    CASH_SUM
}

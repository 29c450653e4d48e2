package io.medsettle.server.credit;

/** What HIS is told of an event (G01). */
public enum Result {
    /** 已收款, 已回写. */
    PAID,
    /** 正在处理, 请稍后以同一 eventId 再问. */
    PROCESSING,
    /** 不走无感支付, 账单仍在待缴费清单. */
    SKIPPED,
    /** 信用平台拒绝, 已全部退回, 账单仍在待缴费清单. */
    DECLINED,
    /** 须到窗口办理. */
    NEED_WINDOW
}

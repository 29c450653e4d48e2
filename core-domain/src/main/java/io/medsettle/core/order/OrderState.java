package io.medsettle.core.order;

/** What an order is (订单状态), told, never stored. */
public enum OrderState {
    /** Being prepared and priced (预结算中). */
    PRICING,
    /** Priced; waits for somebody to press pay (待支付). */
    PRICED,
    /** Money is being collected, or HIS is being told (结算中). */
    COLLECTING,
    /** The patient is at the cashier (等待患者支付). */
    AWAITING_PATIENT,
    /** A far side's answer is not known; it is being asked (存疑). */
    IN_DOUBT,
    /** Collected and written down (已结算). */
    SETTLED,
    /** Given up; everything is going back (冲正中). */
    UNWINDING,
    /** Given up before anyone took money (已取消). */
    CANCELLED,
    /** Given up, and all money is back (已冲正). */
    UNWOUND,
    /** A refund is under way (退费中). */
    REFUNDING,
    /** Part of it was refunded (部分退费). */
    PART_REFUNDED,
    /** All of it was refunded (已退费). */
    REFUNDED,
    /** Only a person can go on (需人工处理). */
    STUCK
}

package io.medsettle.adapter.wechat.wire;

/** What a mixed order is made of (混合支付类型), wechat §5.3; the constants are the far side's words. */
public enum MixType {
    /** No order at the insurer's centre, 纯自费. */
    CASH_ONLY,
    /** No cash order, 纯医保. */
    INSURANCE_ONLY,
    /** Both, also where the centre's result is all cash, 医保自费混合. */
    CASH_AND_INSURANCE
}

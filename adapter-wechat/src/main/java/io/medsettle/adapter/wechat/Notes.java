package io.medsettle.adapter.wechat;

/** Notes that only this far side makes. */
final class Notes {
    /** On a receipt: WeChat says that something of it has gone back or was asked back. */
    static final String REFUND_SEEN = "refundSeen";

    private Notes() {}
}

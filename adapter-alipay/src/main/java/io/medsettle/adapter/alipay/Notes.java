package io.medsettle.adapter.alipay;

/** Notes that only this far side makes. */
final class Notes {
    /** On a receipt or a proof: Alipay says that something of it has gone back. */
    static final String REFUND_SEEN = "refundSeen";
    /** On a receipt: what of it has gone back, parts as text. */
    static final String GONE_BACK = "goneBack";
    /** Told by a code that we show: for which deed, so that a trade not yet there means that nobody has scanned it. */
    static final String SHOWN_FOR = "shownFor";

    private Notes() {}
}

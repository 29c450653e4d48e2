package io.medsettle.reconciliation;

/** What kind of far side a bill comes from; names of findings and remedies hang on it. */
public enum FarSide {
    INSURER("医保"),
    CHANNEL("支付渠道"),
    CREDIT("信用平台"),
    DEPOSIT("预交金账"),
    HIS("HIS"),
    /** A channel's account (资金账单), laid beside its own trade bill instead of our books: every difference is D9. */
    FUNDS("资金账单");

    private final String words;

    FarSide(String words) {
        this.words = words;
    }

    /** In Chinese. */
    public String words() {
        return words;
    }

    /** Whether it takes and gives money; HIS only writes down, and an account tells once more what its channel has told. */
    boolean moves() {
        return this != HIS && this != FUNDS;
    }
}

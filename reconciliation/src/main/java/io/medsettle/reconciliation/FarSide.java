package io.medsettle.reconciliation;

/** What kind of far side a bill comes from; names of findings and remedies hang on it. */
public enum FarSide {
    INSURER("医保"),
    CHANNEL("支付渠道"),
    CREDIT("信用平台"),
    DEPOSIT("预交金账"),
    HIS("HIS");

    private final String words;

    FarSide(String words) {
        this.words = words;
    }

    /** In Chinese. */
    public String words() {
        return words;
    }

    /** Whether it takes and gives money; HIS only writes down. */
    boolean moves() {
        return this != HIS;
    }
}

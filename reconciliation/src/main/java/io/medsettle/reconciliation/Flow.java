package io.medsettle.reconciliation;

/** Which way money went. A payment and its refund are rows of their own. */
public enum Flow {
    /** 收款: the far side took. */
    PAY('P', "收款"),
    /** 退款: the far side gave back. */
    REFUND('R', "退款");

    final char code;
    private final String words;

    Flow(char code, String words) {
        this.code = code;
        this.words = words;
    }

    /** In Chinese. */
    public String words() {
        return words;
    }
}

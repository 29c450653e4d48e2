package io.medsettle.reconciliation;

/** What a side says has become of a row. Only what is done counts as money. */
public enum Standing {
    /** 成功: money moved. */
    DONE('D', "成功"),
    /** 存疑: we asked and do not know yet; only our side has such rows. */
    DOUBT('Q', "存疑"),
    /** 未成: refused, closed, failed. */
    VOID('V', "未成"),
    /**
     * 冲正: marked as reversed. Such a row takes an opposite unmarked one of the same number with it (撤销 beside its payment);
     * without one it simply does not count.
     */
    REVERSED('X', "冲正");

    final char code;
    private final String words;

    Standing(char code, String words) {
        this.code = code;
        this.words = words;
    }

    /** In Chinese. */
    public String words() {
        return words;
    }
}

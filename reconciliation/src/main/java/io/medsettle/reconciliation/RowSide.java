package io.medsettle.reconciliation;

/** Whose row it is. */
public enum RowSide {
    OURS("我方账簿"),
    THEIRS("对方账单");

    private final String words;

    RowSide(String words) {
        this.words = words;
    }

    /** In Chinese. */
    public String words() {
        return words;
    }

    RowSide other() {
        return this == OURS ? THEIRS : OURS;
    }
}

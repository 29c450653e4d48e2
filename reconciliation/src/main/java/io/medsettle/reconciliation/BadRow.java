package io.medsettle.reconciliation;

/** A row that cannot be read: which column, and what stands there. */
final class BadRow extends Exception {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 40;

    final String column;
    final String value;

    BadRow(String column, String value, String why) {
        super(why);
        this.column = column;
        this.value = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    }
}

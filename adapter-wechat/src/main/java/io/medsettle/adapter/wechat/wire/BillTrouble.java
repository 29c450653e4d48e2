package io.medsettle.adapter.wechat.wire;

import java.io.Serial;

/** A bill that contradicts itself or is not of the page; refused by name. */
public final class BillTrouble extends RuntimeException {
    /** It ends before its sums. */
    public static final String TRUNCATED = "BILL_TRUNCATED";
    /** The file is not the one that was told of. */
    public static final String HASH = "BILL_HASH";
    /** A line has more or fewer cells than the header, or a column that is needed is not there. */
    public static final String COLUMNS = "BILL_COLUMNS";
    /** Not UTF-8. */
    public static final String ENCODING = "BILL_ENCODING";
    /** A cell does not hold what its column says. */
    public static final String VALUE = "BILL_VALUE";
    /** Its own counts or sums are not those of its lines. */
    public static final String SUMS = "BILL_SUMS";
    /** Longer than is allowed here. */
    public static final String TOO_LONG = "BILL_TOO_LONG";

    @Serial
    private static final long serialVersionUID = 1;

    private final String code;

    /** @param words where and why, never whose */
    public BillTrouble(String code, String words) {
        super(words, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}

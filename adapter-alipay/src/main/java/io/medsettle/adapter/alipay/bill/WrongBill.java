package io.medsettle.adapter.alipay.bill;

import java.io.Serial;

/** A bill that must not be used: cut off, shifted, or not what it says of itself. The message says where, in Chinese. */
public final class WrongBill extends Exception {
    /** It ends before its totals, or its archive is not whole. */
    public static final String TRUNCATED = "BILL_TRUNCATED";
    /** Its bytes are not those of which the archive tells the checksum. */
    public static final String HASH = "BILL_HASH";
    /** A line has more or fewer columns than the header, or a column or the file itself is not there. */
    public static final String COLUMNS = "BILL_COLUMNS";
    /** A cell does not hold what its column says. */
    public static final String VALUE = "BILL_VALUE";
    /** Its own counts or totals are not those of its lines. */
    public static final String SUMS = "BILL_SUMS";

    @Serial
    private static final long serialVersionUID = 1;

    private final String code;

    /**
     * @param code by which it is refused
     * @param message line and column, never a personal value
     */
    public WrongBill(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}

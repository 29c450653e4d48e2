package io.medsettle.adapter.creditgz.bill;

import java.io.Serial;

/** A bill that must not be used: cut off, of another day, or not what it says of itself. */
public final class WrongBill extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Fault fault;

    /** What is wrong with a bill; the name is the code of the refusal. */
    public enum Fault {
        /** The file is not the one whose digest was told. */
        BILL_DIGEST,
        /** Its size is not the one told, or too much. */
        BILL_SIZE,
        /** It cannot be decrypted. */
        BILL_CIPHER,
        /** A line that cannot be read. */
        BILL_FORM,
        /** Another day's or another merchant's. */
        BILL_OTHER,
        /** The header's counts are not the lines'. */
        BILL_HEADER_COUNT,
        /** The header's sums are not the lines'. */
        BILL_HEADER_SUM,
        /** The trailer's count is not the lines'. */
        BILL_TRAILER_COUNT,
        /** What was told with the file is not what stands in it. */
        BILL_TOTALS
    }

    /** @param message line and column, never a personal value */
    public WrongBill(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** In words. */
    public String words() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}

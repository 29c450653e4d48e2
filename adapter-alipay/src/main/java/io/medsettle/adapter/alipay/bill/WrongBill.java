package io.medsettle.adapter.alipay.bill;

import java.io.Serial;

/** A bill that must not be used: cut off, shifted, or not what it says of itself. The message says where, in Chinese. */
public final class WrongBill extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param message line and column, never a personal value */
    public WrongBill(String message) {
        super(message);
    }
}

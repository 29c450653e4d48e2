package io.medsettle.adapter.alipay.wire;

import java.io.Serial;

/** An answer that is not what the page says: not JSON, a required field missing, an amount that is no whole number. */
public final class Unreadable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param message which field and why, never its value */
    public Unreadable(String message) {
        super(message, null, false, false);
    }
}

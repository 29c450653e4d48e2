package io.medsettle.adapter.creditgz.wire;

import java.io.Serial;

/** A message that cannot be made of what is known; the message names the field, never its value. */
public final class Unsendable extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    Unsendable(String message) {
        super(message);
    }

    /** In words. */
    public String words() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}

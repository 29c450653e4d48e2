package io.medsettle.adapter.creditgz.wire;

import java.io.Serial;

/** An answer, a notice or a bill that does not say what it must; the message names the field, never its value. */
public final class Unreadable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public Unreadable(String message) {
        super(message);
    }

    /** In words. */
    public String words() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}

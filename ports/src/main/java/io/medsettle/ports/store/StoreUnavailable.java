package io.medsettle.ports.store;

/** The store could not be reached or did not answer; nothing is known about what was asked. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

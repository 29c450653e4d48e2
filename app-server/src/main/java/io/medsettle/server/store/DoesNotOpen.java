package io.medsettle.server.store;

/** A box that no key here opens, or that was changed, or lies under another name than it was closed under. Tells nothing of it. */
public final class DoesNotOpen extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DoesNotOpen(String message) {
        super(message);
    }

    DoesNotOpen(String message, Throwable cause) {
        super(message, cause);
    }
}

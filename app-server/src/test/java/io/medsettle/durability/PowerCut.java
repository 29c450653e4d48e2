package io.medsettle.durability;

/** The lights go out: nothing that catches exceptions may hold it. */
final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;

    PowerCut() {
        super("power cut", null, false, false);
    }
}

package io.medsettle.server.credit;

/** An event that did not pass a gate. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Decision decision;

    Stopped(Decision decision) {
        super(decision.code(), null, false, false);
        this.decision = decision;
    }

    Decision decision() {
        return decision;
    }
}

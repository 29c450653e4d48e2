package io.medsettle.ports.callback;

/** What we tell a far side that knocked. */
public enum Decision {
    /** Received (and, where the far side waits for it, our own confirmation stands). */
    YES,
    /** We have given up on it; only after that is a fact in the history. */
    NO,
    /** Not decided yet: it shall come again. */
    LATER
}

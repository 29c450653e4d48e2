package io.medsettle.ports.callback;

/** What verification made of a callback. */
public sealed interface Reading {
    /** Signed by the far side. */
    record Genuine(Knock knock) implements Reading {}

    /** Not signed by the far side, too old, or a replay; kept, never acted on. */
    record Forged(String why) implements Reading {}

    /** Signed, but not to be understood; kept, and a person is told. */
    record Unreadable(String why) implements Reading {}
}

package io.medsettle.core.plan;

/** What a deed leaves behind at its far side. */
public enum Kind {
    /** It moves money, or seals that money moved (a mixed cashier, HIS); it blocks a reversal while open. */
    MONEY,
    /** It leaves a trace that is taken away when the order is let go; one that cannot be is a finding, no blocker. */
    TRACE,
    /** It leaves nothing: a look whose no ends the round. */
    CHECK,
    /** A message; the order's state ignores it. */
    NOTICE
}

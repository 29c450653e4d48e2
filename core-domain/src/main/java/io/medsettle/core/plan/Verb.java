package io.medsettle.core.plan;

/** Whether a deed does something or gives something back. */
public enum Verb {
    START,
    REVERSE
}

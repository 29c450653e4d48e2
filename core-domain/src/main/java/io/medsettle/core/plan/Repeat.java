package io.medsettle.core.plan;

/** How a deed is repeated after a doubt. */
public enum Repeat {
    /** Under the same number with the same content. */
    SAME_NUMBER,
    /** Never sent again: it is asked, and abandoned (付款码, 2207, 2304). */
    ASK_ONLY
}

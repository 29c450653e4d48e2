package io.medsettle.core.plan;

/** What follows a firm no to a deed. */
public enum AfterNo {
    /** The round is given up and goes back; past the point of no return a person is called. */
    BACK,
    /** A person is called. */
    PERSON,
    /** It is tried again under a new number, at most {@link PlannedDeed#MOST_TRIES} times, then a person is called. */
    NEW_NUMBER,
    /** What was refused is spread over the other takings of the same pool; if they do not suffice, a person is called. */
    SPREAD
}

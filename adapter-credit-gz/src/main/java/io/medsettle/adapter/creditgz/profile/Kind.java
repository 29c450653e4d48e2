package io.medsettle.adapter.creditgz.profile;

/** What a canonical value is; all of them are held as text, and the empty text is no value. */
public enum Kind {
    /** Any text. */
    TEXT,
    /** A word of a named set. */
    ENUM,
    /** Fen, digits only. */
    MONEY,
    /** Fen, perhaps with a minus. */
    SIGNED_MONEY,
    /** 1 or 0. */
    FLAG,
    /** ISO instant. */
    INSTANT,
    /** yyyyMMdd. */
    DAY,
    /** HHmmss. */
    TIME_OF_DAY,
    /** Digits. */
    NUMBER,
    /** Base64 of bytes. */
    BYTES,
    /** Several groups of values. */
    LIST;

    boolean isMoney() {
        return this == MONEY || this == SIGNED_MONEY;
    }

    boolean isTime() {
        return this == INSTANT || this == DAY || this == TIME_OF_DAY;
    }
}

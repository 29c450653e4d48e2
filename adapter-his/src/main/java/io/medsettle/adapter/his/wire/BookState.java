package io.medsettle.adapter.his.wire;

import io.medsettle.ports.outcome.Outcome.Advice;
import org.jspecify.annotations.Nullable;

/**
 * How a write-back of ours stands at HIS, whatever HIS calls it.
 *
 * @param booked what was booked, if HIS tells it again
 */
record BookState(
        Kind kind,
        String code,
        String text,
        Advice advice,
        @Nullable Booked booked) {
    /** What follows from it. */
    enum Kind {
        /** It is written down. */
        BOOKED,
        /** HIS is at it. */
        WORKING,
        /** Not written down, and it still can be. */
        NOT_YET,
        /** Not written down, and it never will be. */
        NEVER,
        /** Written down and taken back, or anything else that a person must look at. */
        BY_HAND
    }

    static BookState of(Kind kind, String code, String text) {
        return new BookState(kind, code, text, Advice.NONE, null);
    }

    static BookState booked(@Nullable Booked booked, String text) {
        return new BookState(booked == null ? Kind.BY_HAND : Kind.BOOKED, "", text, Advice.NONE, booked);
    }
}

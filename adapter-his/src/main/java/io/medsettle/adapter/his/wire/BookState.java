package io.medsettle.adapter.his.wire;

import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a write-back of ours stands at HIS, whatever HIS calls it.
 *
 * @param booked what was booked, if HIS tells it again
 * @param brief the same where HIS tells the total alone
 */
record BookState(
        Kind kind,
        String code,
        String text,
        Advice advice,
        @Nullable Booked booked,
        @Nullable Brief brief) {
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
        /** The same, but if it was not we who let it go a person must look what else HIS did about it. */
        VOID,
        /** Written down and taken back, or anything else that a person must look at. */
        BY_HAND
    }

    /** What a site tells of a booking that does not tell who bore it (his §7.2). */
    record Brief(String hisTradeNo, Money total, Fields notes) {}

    static BookState of(Kind kind, String code, String text) {
        return new BookState(kind, code, text, Advice.NONE, null, null);
    }

    /** @param text what to say where HIS does not tell again what it booked */
    static BookState booked(@Nullable Booked booked, String text) {
        return new BookState(Kind.BOOKED, "", text, Advice.NONE, booked, null);
    }

    static BookState inBrief(Brief brief) {
        return new BookState(Kind.BOOKED, "", "", Advice.NONE, null, brief);
    }

    BookState advising(Advice other) {
        return new BookState(kind, code, text, other, booked, brief);
    }
}

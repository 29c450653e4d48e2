package io.medsettle.ports.outcome;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came of a call. The arms are the caller's next move: book it, let it go, ask again. Only a code that the far
 * side's own table lists as final is {@link Declined}; everything else that is not a yes is {@link Unknown}.
 */
public sealed interface Outcome<T> {
    <R> R match(Function<T, R> succeeded, Function<Declined<T>, R> declined, Function<Unknown<T>, R> unknown);

    /** Why a no is firm. */
    enum Refusal {
        /** The far side answered no, with a code its table lists as final. */
        ANSWERED_NO,
        /** Nothing left this machine, or it never reached the far side's core. */
        NEVER_SENT
    }

    /** Why we do not know. */
    enum Doubt {
        /** The far side says it is still at work, or the patient is. */
        STILL_WORKING,
        /** It does not know the number. Our request may still be on its way: this is not a no. */
        NOT_FOUND,
        /** Silence, an unreadable answer, or an unlisted code. */
        NO_ANSWER
    }

    /** What a far side adds to its no. */
    enum Advice {
        NONE,
        /** It asks for the money to go back (HIS: refundAdvised). */
        REFUND_ADVISED,
        /** Only a person at the window can go on (HIS: windowOnly). */
        WINDOW_ONLY
    }

    record Succeeded<T>(T value) implements Outcome<T> {
        @Override
        public <R> R match(Function<T, R> s, Function<Declined<T>, R> d, Function<Unknown<T>, R> u) {
            return s.apply(value);
        }
    }

    /**
     * A firm no.
     *
     * @param code the far side's code, as sent
     * @param text its words, free of personal data
     */
    record Declined<T>(Refusal refusal, String code, String text, Advice advice) implements Outcome<T> {
        @Override
        public <R> R match(Function<T, R> s, Function<Declined<T>, R> d, Function<Unknown<T>, R> u) {
            return d.apply(this);
        }
    }

    record Unknown<T>(Doubt doubt, String text) implements Outcome<T> {
        @Override
        public <R> R match(Function<T, R> s, Function<Declined<T>, R> d, Function<Unknown<T>, R> u) {
            return u.apply(this);
        }
    }

    static <T> Outcome<T> succeeded(T value) {
        return new Succeeded<>(value);
    }

    static <T> Outcome<T> declined(String code, String text) {
        return new Declined<>(Refusal.ANSWERED_NO, code, text, Advice.NONE);
    }

    static <T> Outcome<T> declined(String code, String text, Advice advice) {
        return new Declined<>(Refusal.ANSWERED_NO, code, text, advice);
    }

    static <T> Outcome<T> neverSent(String text) {
        return new Declined<>(Refusal.NEVER_SENT, "", text, Advice.NONE);
    }

    static <T> Outcome<T> unknown(Doubt doubt, String text) {
        return new Unknown<>(doubt, text);
    }

    /** The value, if it was a yes. */
    default Optional<T> maybe() {
        return match(Optional::of, d -> Optional.empty(), u -> Optional.empty());
    }

    default <R> Outcome<R> map(Function<T, R> by) {
        return match(
                v -> succeeded(by.apply(v)),
                d -> new Declined<>(d.refusal(), d.code(), d.text(), d.advice()),
                u -> unknown(u.doubt(), u.text()));
    }

    /** Goes on with the next question if this was a yes. */
    default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
        return match(
                next,
                d -> new Declined<>(d.refusal(), d.code(), d.text(), d.advice()),
                u -> unknown(u.doubt(), u.text()));
    }
}

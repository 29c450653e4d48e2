package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Codes;
import io.medsettle.adapter.creditgz.wire.Unreadable;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.util.Set;
import java.util.function.Function;

/** What came of one call after all checks, credit-gz §5.2. */
sealed interface Answer {
    /** Turns it into an outcome: how a yes is read, and what a no means in this place. */
    <T> Outcome<T> told(Function<Yes, Outcome<T>> yes, Function<No, Outcome<T>> no);

    /** The same for a question or a repeat: that it never left us says nothing about what it was about. */
    default <T> Outcome<T> toldOf(Function<Yes, Outcome<T>> yes, Function<No, Outcome<T>> no) {
        return told(yes, no)
                .match(
                        Outcome::succeeded,
                        d -> d.refusal() == Outcome.Refusal.NEVER_SENT ? Outcome.unknown(Doubt.NO_ANSWER, d.text()) : d,
                        u -> u);
    }

    /**
     * A verified success.
     *
     * @param differing paths whose value is another one than it must be
     * @param key by which it was sealed
     */
    record Yes(String code, Values values, Set<String> differing, CreditKey key) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<Yes, Outcome<T>> yes, Function<No, Outcome<T>> no) {
            try {
                return yes.apply(this);
            } catch (Unreadable e) {
                return Outcome.unknown(Doubt.NO_ANSWER, "应答无法识别: " + e.words());
            }
        }
    }

    /** A verified answer with another code. */
    record No(String code, String text, Codes.Sense sense, boolean afterDoubt, boolean working) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<Yes, Outcome<T>> yes, Function<No, Outcome<T>> no) {
            return no.apply(this);
        }

        private String words() {
            return code + " " + text;
        }

        /** To a first sending: firm if the profile says so. */
        <T> Outcome<T> first() {
            return sense == Codes.Sense.DECLINED ? Outcome.declined(code, text) : unknown();
        }

        /** To a repeat: a no to it is not a no to what was sent before. */
        <T> Outcome<T> again() {
            return sense == Codes.Sense.DECLINED && afterDoubt ? Outcome.declined(code, text) : unknown();
        }

        /** To a question: it says nothing but that a number is not known. */
        <T> Outcome<T> asked() {
            return sense == Codes.Sense.NOT_FOUND ? Outcome.unknown(Doubt.NOT_FOUND, words()) : unknown();
        }

        private <T> Outcome<T> unknown() {
            boolean later = working || sense == Codes.Sense.NOT_READY;
            return Outcome.unknown(later ? Doubt.STILL_WORKING : Doubt.NO_ANSWER, words());
        }
    }

    /** What was answered is refused by us under a name, as a whole. */
    record Refused(String code, String text) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<Yes, Outcome<T>> yes, Function<No, Outcome<T>> no) {
            return Outcome.declined(code, text);
        }
    }

    /** Nothing left us. */
    record NeverSent(String why) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<Yes, Outcome<T>> yes, Function<No, Outcome<T>> no) {
            return Outcome.neverSent(why);
        }
    }

    /**
     * Silence, or something that is not provably an answer to what was asked.
     *
     * @param barred whether the token may be why: a gateway in front of the platform turned it away without the platform's signature
     */
    record Silence(String why, boolean barred) implements Answer {
        Silence(String why) {
            this(why, false);
        }

        @Override
        public <T> Outcome<T> told(Function<Yes, Outcome<T>> yes, Function<No, Outcome<T>> no) {
            return Outcome.unknown(Doubt.NO_ANSWER, why);
        }
    }
}

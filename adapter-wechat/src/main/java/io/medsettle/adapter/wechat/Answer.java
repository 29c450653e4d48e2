package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.Unreadable;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.util.function.Function;

/** What came of one APIv3 call after verification. */
sealed interface Answer {
    /** Turns it into an outcome: how a yes is read, and what a no means in this place. */
    <T> Outcome<T> told(Function<byte[], Outcome<T>> yes, Function<No, Outcome<T>> no);

    /** The same for a question or a repeat: that it never left us says nothing about what it was about. */
    default <T> Outcome<T> toldOf(Function<byte[], Outcome<T>> yes, Function<No, Outcome<T>> no) {
        return told(yes, no)
                .match(
                        Outcome::succeeded,
                        d -> d.refusal() == Outcome.Refusal.NEVER_SENT ? Outcome.unknown(Doubt.NO_ANSWER, d.text()) : d,
                        u -> u);
    }

    /** A verified 2xx. */
    record Yes(byte[] body) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<byte[], Outcome<T>> yes, Function<No, Outcome<T>> no) {
            try {
                return yes.apply(body);
            } catch (Unreadable e) {
                return Outcome.unknown(Doubt.NO_ANSWER, "应答无法识别: " + e.getMessage());
            }
        }

        @Override
        public String toString() {
            return "Yes[" + body.length + " bytes]";
        }
    }

    /**
     * A 4xx that is theirs.
     *
     * @param number the internal error number at the end of Request-ID, 0 if there is none (wechat §5.9, §6.9)
     */
    record No(int status, String code, String text, long number) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<byte[], Outcome<T>> yes, Function<No, Outcome<T>> no) {
            return no.apply(this);
        }

        String words() {
            return "HTTP " + status + " " + code + (number == 0 ? "" : "-" + number) + " " + text;
        }

        <T> Outcome<T> unknown() {
            return Outcome.unknown(Doubt.NO_ANSWER, words());
        }
    }

    /** Nothing left us. */
    record NeverSent(String why) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<byte[], Outcome<T>> yes, Function<No, Outcome<T>> no) {
            return Outcome.neverSent(why);
        }
    }

    /** Silence, 5xx, or something that is not theirs. */
    record Silence(String why) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<byte[], Outcome<T>> yes, Function<No, Outcome<T>> no) {
            return Outcome.unknown(Doubt.NO_ANSWER, why);
        }
    }
}

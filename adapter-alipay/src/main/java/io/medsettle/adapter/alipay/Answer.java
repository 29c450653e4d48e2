package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.Unreadable;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.util.function.Function;

/** What came of one gateway call after verification. */
sealed interface Answer {
    /** Turns it into an outcome: how a yes is read, and what a no means in this place. */
    <T> Outcome<T> told(Function<String, Outcome<T>> yes, Function<No, Outcome<T>> no);

    /** The same for a question or a repeat: that it never left us says nothing about what it was about. */
    default <T> Outcome<T> toldOf(Function<String, Outcome<T>> yes, Function<No, Outcome<T>> no) {
        return told(yes, no)
                .match(
                        Outcome::succeeded,
                        d -> d.refusal() == Outcome.Refusal.NEVER_SENT ? Outcome.unknown(Doubt.NO_ANSWER, d.text()) : d,
                        u -> u);
    }

    /** A verified success; its node opened. */
    record Yes(String node) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<String, Outcome<T>> yes, Function<No, Outcome<T>> no) {
            try {
                return yes.apply(node);
            } catch (Unreadable e) {
                return Outcome.unknown(Doubt.NO_ANSWER, "应答无法识别: " + e.getMessage());
            }
        }

        @Override
        public String toString() {
            return "Yes[" + node.length() + " characters]";
        }
    }

    /** A verified 10003: taken on, and now the patient is to confirm it. */
    record Pending(String node) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<String, Outcome<T>> yes, Function<No, Outcome<T>> no) {
            return Outcome.unknown(Doubt.STILL_WORKING, "等待患者确认");
        }

        @Override
        public String toString() {
            return "Pending[" + node.length() + " characters]";
        }
    }

    /**
     * A verified error.
     *
     * @param code gateway code, 20000 to 40006
     * @param sub business code as sent, "ACQ.TRADE_NOT_EXIST" or "isv.invalid-signature"; may be ""
     */
    record No(String code, String sub, String text) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<String, Outcome<T>> yes, Function<No, Outcome<T>> no) {
            return no.apply(this);
        }

        /** The business code without its family; theirs is misspelt in places. */
        String name() {
            return sub.replaceFirst("^(ACQ|AQC)\\.", "");
        }

        String words() {
            return code + (sub.isEmpty() ? "" : " " + sub) + " " + text;
        }

        <T> Outcome<T> unknown() {
            return Outcome.unknown(Doubt.NO_ANSWER, words());
        }
    }

    /** Nothing left us. */
    record NeverSent(String why) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<String, Outcome<T>> yes, Function<No, Outcome<T>> no) {
            return Outcome.neverSent(why);
        }
    }

    /** Silence, or something that is not provably theirs. */
    record Silence(String why) implements Answer {
        @Override
        public <T> Outcome<T> told(Function<String, Outcome<T>> yes, Function<No, Outcome<T>> no) {
            return Outcome.unknown(Doubt.NO_ANSWER, why);
        }
    }
}

package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.ports.outcome.Outcome;
import java.util.function.Function;

/** What came of one transaction, before anyone decides what it means for a deed. */
sealed interface Answer {
    <R> R match(Function<Yes, R> yes, Function<No, R> no, Function<NeverSent, R> neverSent, Function<Silent, R> silent);

    /** Of doing something: a firm no lets go, what never left is told as that, silence is no answer. */
    default <R> Outcome<R> doing(Function<Yes, Outcome<R>> yes) {
        return match(yes, no -> Verdict.ofDoing(no, false), Verdict::neverSent, Verdict::silent);
    }

    /** Of a question about something that was done: only a yes says anything. */
    default <R> Outcome<R> asking(Function<Yes, Outcome<R>> yes) {
        return match(yes, Verdict::ofAsking, Verdict::notAsked, Verdict::silent);
    }

    /** A verified yes; {@code data} may be missing. */
    record Yes(JsonNode data) implements Answer {
        @Override
        public <R> R match(Function<Yes, R> y, Function<No, R> n, Function<NeverSent, R> s, Function<Silent, R> u) {
            return y.apply(this);
        }

        @Override
        public String toString() {
            return "Yes";
        }
    }

    /** A readable no, with what the code table says about it. */
    record No(String code, String text, Codes.Row row) implements Answer {
        @Override
        public <R> R match(Function<Yes, R> y, Function<No, R> n, Function<NeverSent, R> s, Function<Silent, R> u) {
            return n.apply(this);
        }
    }

    /** Nothing left, or a gateway says that it let nothing pass. */
    record NeverSent(String why) implements Answer {
        @Override
        public <R> R match(Function<Yes, R> y, Function<No, R> n, Function<NeverSent, R> s, Function<Silent, R> u) {
            return s.apply(this);
        }
    }

    /** Silence, or an answer that cannot be believed or read. */
    record Silent(String why) implements Answer {
        @Override
        public <R> R match(Function<Yes, R> y, Function<No, R> n, Function<NeverSent, R> s, Function<Silent, R> u) {
            return u.apply(this);
        }
    }
}

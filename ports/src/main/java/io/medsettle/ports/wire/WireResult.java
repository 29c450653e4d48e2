package io.medsettle.ports.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What came of a request. */
public sealed interface WireResult {
    <R> R match(Function<Answered, R> answered, Function<NeverSent, R> neverSent, Function<NoAnswer, R> noAnswer);

    /** A whole HTTP answer arrived, whatever its status. Header names are lower case. */
    record Answered(int status, Map<String, List<String>> headers, byte[] body) implements WireResult {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public Optional<String> header(String name) {
            List<String> values = headers.get(name);
            return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
        }

        @Override
        public <R> R match(Function<Answered, R> a, Function<NeverSent, R> n, Function<NoAnswer, R> u) {
            return a.apply(this);
        }

        @Override
        public String toString() {
            return "Answered[" + status + ", " + body.length + " bytes]";
        }
    }

    /** No byte of the request left this machine. */
    record NeverSent(String why) implements WireResult {
        @Override
        public <R> R match(Function<Answered, R> a, Function<NeverSent, R> n, Function<NoAnswer, R> u) {
            return n.apply(this);
        }
    }

    /** Bytes may have left, and no whole answer came back. */
    record NoAnswer(String why) implements WireResult {
        @Override
        public <R> R match(Function<Answered, R> a, Function<NeverSent, R> n, Function<NoAnswer, R> u) {
            return u.apply(this);
        }
    }
}

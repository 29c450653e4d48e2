package io.medsettle.ports.callback;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A callback as it arrived; the bytes are the ones signed.
 *
 * @param path the part of the address behind the party, "" if none: it tells several notices of one party apart
 * @param headers names in lower case
 */
public record RawCallback(String path, Map<String, List<String>> headers, byte[] body) {
    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    @Override
    public String toString() {
        return "RawCallback[" + path + ", " + body.length + " bytes]";
    }
}

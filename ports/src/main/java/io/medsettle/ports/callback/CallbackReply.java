package io.medsettle.ports.callback;

import java.util.Map;

/** What goes back to the caller. */
public record CallbackReply(int status, Map<String, String> headers, byte[] body) {
    public CallbackReply {
        headers = Map.copyOf(headers);
    }
}

package io.medsettle.ports.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One request.
 *
 * @param transaction the far side's name for it ("6201", "jsapi"): for logs and figures
 * @param number our number of the deed or the question, for the wire log
 * @param transmission the number of this sending, "" if the deed's number travels
 * @param body empty for a GET
 * @param deadline the whole call, from connecting to the last byte
 */
public record WireRequest(
        String transaction,
        String number,
        String transmission,
        String method,
        URI uri,
        Map<String, String> headers,
        byte[] body,
        Duration deadline) {
    /** The transaction that asks a gateway for a token: both bodies are secrets, and {@link WireLog} is not shown them. */
    public static final String TOKEN = "token";

    @Override
    public String toString() {
        return "WireRequest[" + transaction + " " + number + " " + method + ", " + body.length + " bytes]";
    }
}

package io.medsettle.server.store;

import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One message waiting to be written. Holds the request's and the answer's own bytes, not copies, until a writer encrypts
 * them.
 */
record WireRow(long at, String party, String direction, WireRequest request, WireResult result) {
    /** What stands in the place of a result while there is none. */
    static final WireResult NONE_YET = new WireResult.NoAnswer("");

    static WireRow out(long at, String party, WireRequest request) {
        return new WireRow(at, party, "OUT", request, NONE_YET);
    }

    static WireRow in(long at, String party, WireRequest request, WireResult result) {
        return new WireRow(at, party, "IN", request, result);
    }

    boolean isOut() {
        return direction.equals("OUT");
    }

    String outcome() {
        return isOut() ? "SENDING" : result.match(a -> "ANSWERED", n -> "NEVER_SENT", u -> "NO_ANSWER");
    }

    int status() {
        return result.match(WireResult.Answered::status, n -> 0, u -> 0);
    }

    /** How much memory it holds, roughly. */
    int weight() {
        int body = isOut() ? request.body().length : result.match(a -> a.body().length, n -> 0, u -> 0);
        return body + 1024;
    }

    /** Head and body as they went over the wire, apart from the details of HTTP. */
    byte[] raw() {
        if (isOut()) {
            StringBuilder head = new StringBuilder(request.method() + " " + request.uri() + "\n");
            request.headers().forEach((name, value) -> header(head, name, value));
            return joined(head, request.body());
        }
        return result.match(WireRow::answer, n -> text("never sent: " + n.why()), u -> text("no answer: " + u.why()));
    }

    private static byte[] answer(WireResult.Answered answered) {
        StringBuilder head = new StringBuilder(answered.status() + "\n");
        for (Map.Entry<String, List<String>> each : answered.headers().entrySet()) {
            each.getValue().forEach(value -> header(head, each.getKey(), value));
        }
        return joined(head, answered.body());
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append('\n');
    }

    private static byte[] joined(StringBuilder head, byte[] body) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream(head.length() + body.length + 16);
        raw.writeBytes(text(head.append('\n').toString()));
        raw.writeBytes(body);
        return raw.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.medsettle.adapter.his.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One call before it is signed.
 *
 * @param transaction id in his §6.2, "O02"
 * @param path behind the base path, encoded
 * @param key Idempotency-Key, or null for a question
 * @param number ours, for the wire log
 * @param body a wire record, or null for none
 */
record Call(
        String transaction,
        String method,
        String path,
        @Nullable String key,
        String number,
        @Nullable Object body) {

    static Call post(String transaction, String path, String number, Object body) {
        return new Call(transaction, "POST", path, null, number, body);
    }

    static Call get(String transaction, String path) {
        return new Call(transaction, "GET", path, null, "", null);
    }

    /** A write call under a business key. */
    Call once(String businessKey) {
        return new Call(transaction, method, path, businessKey, number, body);
    }

    Call put() {
        return new Call(transaction, "PUT", path, key, number, body);
    }

    /** One segment of a path: everything but letters, digits and {@code -_~.} is percent-encoded. */
    static String segment(String id) {
        if (id.isEmpty() || id.equals(".") || id.equals("..")) {
            throw new IllegalArgumentException("an id that cannot stand in a path");
        }
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    @Override
    public String toString() {
        return "Call[" + transaction + " " + number + "]";
    }
}

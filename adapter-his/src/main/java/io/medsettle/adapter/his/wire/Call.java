package io.medsettle.adapter.his.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call before it is signed.
 *
 * @param transaction id in his §6.2, "O02"
 * @param path behind the base path, encoded
 * @param key Idempotency-Key, or null for a question
 * @param number ours, for the wire log
 * @param body a wire record, or null for none
 * @param known what is not part of the call and a profile's mapping may need: texts and {@code Money} by name
 */
record Call(
        String transaction,
        String method,
        String path,
        @Nullable String key,
        String number,
        @Nullable Object body,
        Map<String, Object> known) {

    Call(String transaction, String method, String path, @Nullable String key, String number, @Nullable Object body) {
        this(transaction, method, path, key, number, body, Map.of());
    }

    static Call post(String transaction, String path, String number, Object body) {
        return new Call(transaction, "POST", path, null, number, body);
    }

    static Call get(String transaction, String path) {
        return new Call(transaction, "GET", path, null, "", null);
    }

    static Call delete(String transaction, String path, String number) {
        return new Call(transaction, "DELETE", path, null, number, null);
    }

    /** A write call under a business key. */
    Call once(String businessKey) {
        return new Call(transaction, method, path, businessKey, number, body, known);
    }

    Call put() {
        return new Call(transaction, "PUT", path, key, number, body, known);
    }

    /** The same, and beside it what a profile may need that the transaction does not name. */
    Call knowing(String name, Object value) {
        Map<String, Object> more = new HashMap<>(known);
        more.put(name, value);
        return new Call(transaction, method, path, key, number, body, Map.copyOf(more));
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

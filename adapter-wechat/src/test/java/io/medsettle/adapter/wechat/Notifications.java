package io.medsettle.adapter.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.medsettle.ports.callback.RawCallback;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notices as WeChat would send them to us. */
final class Notifications {
    private Notifications() {}

    static byte[] body(String event, String text, String apiV3Key, boolean withAssociatedData) {
        String associated = withAssociatedData ? "transaction" : "";
        String field = withAssociatedData ? "\"associated_data\":\"transaction\"," : "";
        return ("{\"id\":\"EV-1\",\"create_time\":\"2026-01-05T09:31:01+08:00\",\"resource_type\":\"encrypt-resource\","
                        + "\"event_type\":\"" + event
                        + "\",\"summary\":\"通知\",\"resource\":{\"original_type\":\"transaction\","
                        + "\"algorithm\":\"AEAD_AES_256_GCM\"," + field + "\"nonce\":\"abcdefghijkl\",\"ciphertext\":\""
                        + Certificates.sealed(text, apiV3Key, associated) + "\"}}")
                .getBytes(UTF_8);
    }

    static RawCallback signed(ScriptedWechat wechat, String path, byte[] body, Instant at) {
        return new RawCallback(path, wechat.headers(body, at), body);
    }

    static RawCallback changing(RawCallback raw, String header, List<String> value) {
        Map<String, List<String>> headers = new HashMap<>(raw.headers());
        if (value.isEmpty()) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return new RawCallback(raw.path(), headers, raw.body());
    }
}

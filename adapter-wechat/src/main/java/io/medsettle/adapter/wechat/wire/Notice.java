package io.medsettle.adapter.wechat.wire;

import org.jspecify.annotations.Nullable;

/**
 * A notice in its envelope (回调通知), wechat §4.6.
 *
 * @param event event_type
 * @param sealed what it says
 */
public record Notice(String event, Sealed sealed) {

    /** The envelope. */
    record Envelope(
            @Nullable String id, // 通知ID: may differ between retries
            @Nullable String create_time, // 通知创建时间, RFC 3339
            @Nullable String event_type, // 通知类型
            @Nullable String resource_type, // encrypt-resource
            @Nullable EncryptedText resource) {} // 通知数据

    public static Notice read(byte[] body) {
        Envelope envelope = Json.read(body, Envelope.class);
        return new Notice(
                Json.text(envelope.event_type(), "event_type"),
                Json.need(envelope.resource(), "resource").sealed());
    }
}

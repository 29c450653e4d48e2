package io.medsettle.server.messages;

import java.time.Instant;

/**
 * A message as it stands.
 *
 * @param digest of addressee and words
 * @param channel by which it went, "" before
 * @param farNumber the carrier's number of it, "" if none
 * @param text what the carrier said, without addressee
 * @param tries how often it was tried
 */
record Kept(
        Message message,
        String digest,
        Stage stage,
        String channel,
        String farNumber,
        String text,
        int tries,
        Instant createdAt,
        Instant nextAt) {
    /** How far it is. */
    enum Stage {
        /** 等待发送. */
        WAITING,
        /** 正在发送. */
        SENDING,
        /** 已发出. */
        SENT,
        /** 未发出. */
        REFUSED,
        /** 结果不明, 不再发. */
        UNKNOWN
    }
}

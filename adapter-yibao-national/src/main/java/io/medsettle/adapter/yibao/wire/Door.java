package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.outcome.Outcome;
import java.time.Instant;
import java.util.Map;

/** The gateway in front of the counter platform: the headers with which it lets something pass (yibao-core §2.5). */
interface Door {
    /** Headers of one sending; Declined if there can be none, then nothing is sent. */
    Outcome<Map<String, String>> headers(String infno, byte[] body, Instant at);

    /** Forgets what the gateway has just refused with 401; whether trying once more makes sense. */
    default boolean renews() {
        return false;
    }
}

package io.medsettle.server.store;

import io.medsettle.ports.value.Secret;
import java.time.Instant;
import java.util.List;

/**
 * A callback that arrived (回调).
 *
 * @param source party and hospital, as in the address: "wechat/H001"; ≤64
 * @param id unique within source and verdict, ≤128; a digest of the bytes where the callback is not genuine
 * @param kind what it is about, in the far side's word, "" if not known
 * @param numbers by which the order can be found
 * @param waits whether the far side waits for our own confirmation
 * @param why what was wrong with it, "" if genuine
 * @param text decoded if genuine, else as it came; never printed
 */
public record InboxEntry(
        String source,
        Verdict verdict,
        String id,
        Instant arrivedAt,
        String kind,
        List<String> numbers,
        boolean waits,
        String why,
        Secret text) {
    public InboxEntry {
        numbers = List.copyOf(numbers);
    }

    /** What verification made of it. */
    public enum Verdict {
        GENUINE,
        FORGED,
        UNREADABLE
    }
}

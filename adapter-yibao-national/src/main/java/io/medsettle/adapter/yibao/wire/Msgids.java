package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers of transmissions (发送方报文ID msgid, yibao-core §2.4): institution, second, the node's digit and three digits that
 * count. In the 26-character dialect, which has no counting part, every number gets a second of its own. Safe to share.
 */
final class Msgids {
    private final String institution;
    private final int nodeDigit;
    private final boolean counts;
    private final AtomicInteger counter = new AtomicInteger(new SecureRandom().nextInt(1000));
    private final AtomicLong lastSecond = new AtomicLong();

    Msgids(YibaoSettings settings) {
        institution = settings.hospital().code();
        nodeDigit = settings.core().nodeDigit();
        counts = settings.core().dialect().msgidLength() == 30;
    }

    String next(Instant at) {
        if (counts) {
            int count = counter.updateAndGet(c -> (c + 1) % 1000);
            return "%s%s%d%03d".formatted(institution, Moments.digits(at), nodeDigit, count);
        }
        long second = lastSecond.updateAndGet(last -> Math.max(last + 1, at.getEpochSecond()));
        return institution + Moments.digits(Instant.ofEpochSecond(second));
    }
}

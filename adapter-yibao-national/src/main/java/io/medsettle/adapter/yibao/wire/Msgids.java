package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Numbers of transmissions (发送方报文ID msgid, yibao-core §2.4): institution, second, the node's digit and three digits that
 * count. Numbers and seconds are claimed in the token store ahead of their use, so that a restart begins behind everything
 * that may have been used, even if the clock went back; nodes are kept apart by their digits. More than a thousand numbers
 * in one second borrow the next. In the 26-character dialect, which has no counting part, every number gets a second of its own and
 * one node sends. Safe to share; several in one process do not meet.
 */
final class Msgids {
    private static final int BLOCK = 100;
    private static final int COUNTS = 1000;
    private static final long SECONDS_AHEAD = 5;
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final ReentrantLock CLAIMS = new ReentrantLock();

    private final TokenStore tokens;
    private final String name;
    private final String institution;
    private final int nodeDigit;
    private final boolean counts;
    private final ReentrantLock lock = new ReentrantLock();
    private long number;
    private long numbersTo;
    private long second;
    private long secondsTo;
    private int inSecond;

    Msgids(YibaoSettings settings, TokenStore tokens) {
        this.tokens = tokens;
        institution = settings.hospital().code();
        nodeDigit = settings.core().nodeDigit();
        counts = settings.core().dialect().msgidLength() == 30;
        name = settings.party().name() + ".msgid." + institution + "." + nodeDigit;
    }

    String next(Instant at) {
        lock.lock();
        try {
            return counts ? counted(at.getEpochSecond()) : ofItsOwnSecond(at.getEpochSecond());
        } finally {
            lock.unlock();
        }
    }

    private String counted(long now) {
        if (number == numbersTo) {
            claimNumbers(now);
        }
        if (now > second) {
            second = now;
            inSecond = 0;
        } else if (inSecond == COUNTS) {
            second++;
            inSecond = 0;
        }
        inSecond++;
        long mine = number++ % COUNTS;
        return "%s%s%d%03d".formatted(institution, Moments.digits(Instant.ofEpochSecond(second)), nodeDigit, mine);
    }

    private String ofItsOwnSecond(long now) {
        second = Math.max(second + 1, now);
        if (second > secondsTo) {
            claimSeconds();
        }
        return institution + Moments.digits(Instant.ofEpochSecond(second));
    }

    private void claimNumbers(long now) {
        CLAIMS.lock();
        try {
            long[] kept = kept();
            boolean first = numbersTo == 0;
            if (first && kept[1] >= now) {
                second = kept[1] + 1;
            }
            number = Math.max(number, kept[0]);
            numbersTo = number + BLOCK;
            keep(numbersTo, Math.max(Math.max(second, now) + 1, kept[1]));
        } finally {
            CLAIMS.unlock();
        }
    }

    private void claimSeconds() {
        CLAIMS.lock();
        try {
            second = Math.max(second, kept()[1] + 1);
            secondsTo = second + SECONDS_AHEAD;
            keep(0, secondsTo);
        } finally {
            CLAIMS.unlock();
        }
    }

    private long[] kept() {
        String[] parts =
                tokens.read(name).map(t -> t.text().reveal()).orElse("0 0").split(" ");
        return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
    }

    private void keep(long numbers, long seconds) {
        tokens.write(name, new Token(new Secret(numbers + " " + seconds), NEVER));
    }
}

package io.medsettle.server.h5;

import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * How often a channel's user may name a patient in vain: whoever guesses names to a known number, or numbers to a name, is stopped. Counted
 * before anything is asked, so that guesses sent at once are not more than guesses one after another; among several nodes each may let one
 * more pass.
 */
@Singleton
class VainTries {
    static final int MOST = 5;
    private static final Duration REST = Duration.ofMinutes(15);

    private final TokenStore tokens;
    private final InstantSource clock;

    VainTries(TokenStore tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    private record Count(int tries, Instant ends) {}

    /**
     * Counts a try.
     *
     * @throws Refusal 429 {@code too-many-tries} once there were too many within a quarter of an hour
     */
    synchronized void begin(Visitor visitor) {
        Count count = of(visitor);
        if (count.tries() >= MOST) {
            throw new Refusal(
                    Problem.of(429, "too-many-tries", "尝试次数过多", "姓名与证件号连续不符, 暂时不能绑定", "请 15 分钟后再试, 或持证件到窗口办理"));
        }
        write(visitor, count.tries() + 1, count.ends());
    }

    /** The try was not in vain, or nobody could say whether it was. */
    synchronized void takeBack(Visitor visitor) {
        Count count = of(visitor);
        write(visitor, Math.max(0, count.tries() - 1), count.ends());
    }

    private Count of(Visitor visitor) {
        Instant now = clock.instant();
        return tokens.read(name(visitor))
                .filter(t -> t.expiresAt().isAfter(now))
                .map(t -> new Count(Integer.parseInt(t.text().reveal()), t.expiresAt()))
                .orElseGet(() -> new Count(0, now.plus(REST)));
    }

    private void write(Visitor visitor, int tries, Instant ends) {
        tokens.write(name(visitor), new Token(new Secret(Integer.toString(tries)), ends));
    }

    private static String name(Visitor visitor) {
        try {
            byte[] who = (visitor.channel() + " " + visitor.payer()).getBytes(StandardCharsets.UTF_8);
            return "bind-tries."
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(who), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}

package io.medsettle.server.people;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps passwords as Argon2id (RFC 9106): 19 MiB, two passes, one lane, a salt of 16 bytes. The whole text with its parameters is kept,
 * so that these can be raised later: an older one is made anew when its owner comes in. Safe to share.
 */
@Singleton
class Passwords {
    /** Longer ones are refused unread. */
    static final int LONGEST = 128;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    /** Each takes its memory and a processor: who floods the door must not take both from those who settle. */
    private static final int AT_ONCE = 4;

    private static final long PATIENCE_MILLIS = 2_000;

    private final Argon2Function argon =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, 1, 32, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final SecureRandom chance = new SecureRandom();
    private final String nobody = hash(new Secret("nobody's password"));

    String hash(Secret password) {
        byte[] salt = new byte[16];
        chance.nextBytes(salt);
        return inTurn(() -> argon.hash(bytes(password), salt).getResult());
    }

    /** Takes as long for a login that does not exist ({@link #nobody()}) as for one that does. */
    boolean matches(Secret password, String hash) {
        boolean tooLong = password.reveal().length() > LONGEST;
        Secret read = tooLong ? new Secret("too long") : password;
        boolean same = inTurn(() ->
                Argon2Function.getInstanceFromHash(hash).check(bytes(read), hash.getBytes(StandardCharsets.US_ASCII)));
        return same && !tooLong;
    }

    /** @throws Refusal 503 {@code busy} if too many wait for theirs */
    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!hands.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw Refusal.of(503, "busy", "现在登录的人太多", "同时核对口令的人太多", "请稍候再试");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(503, "busy", "正在停机", "网关正在停机", "请稍候再试");
        }
        try {
            return work.get();
        } finally {
            hands.release();
        }
    }

    /** A hash that nothing matches for anybody. */
    String nobody() {
        return nobody;
    }

    /** Whether it was made with other parameters than those of today. */
    boolean isOld(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(argon);
    }

    private static byte[] bytes(Secret password) {
        return password.reveal().getBytes(StandardCharsets.UTF_8);
    }
}

package io.medsettle.server.counter;

import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/** Sessions at the counter, encrypted and shared between nodes; the store knows only a digest of the session's number. */
@Singleton
public final class Sessions {
    /** After so long without a step the person has to show who they are again. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private final TokenStore tokens;
    private final InstantSource clock;
    private final SecureRandom chance = new SecureRandom();

    Sessions(TokenStore tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Opens one. */
    public Session open(String client, String terminal, Fields notes, Secrets secrets) {
        byte[] bytes = new byte[24];
        chance.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        return keep(new Session(id, client, terminal, "", notes, secrets, Instant.EPOCH));
    }

    /** The session while it lasts, for the client that opened it; using it makes it last longer. */
    public Optional<Session> find(String id, String client) {
        return tokens.read(name(id))
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(t -> Session.ofText(id, t.text(), t.expiresAt()))
                .filter(s -> s.client().equals(client))
                .map(this::keep);
    }

    /** The same, or a refusal that says how to begin anew. */
    public Session need(String id, String client) {
        return find(id, client)
                .orElseThrow(() -> Refusal.of(410, "session-ended", "会话已结束", "身份会话不存在或已超时", "请患者重新出示身份 (刷卡, 扫码或身份证)"));
    }

    /** The archive that the person has chosen. */
    public Session choose(Session session, String patientId) {
        return keep(session.choosing(patientId));
    }

    /** Nobody may use it any more. */
    public void end(Session session) {
        tokens.write(name(session.id()), new Token(session.text(), clock.instant()));
    }

    private Session keep(Session session) {
        Instant end = clock.instant().plus(LIFE);
        tokens.write(name(session.id()), new Token(session.text(), end));
        return session.until(end);
    }

    private static String name(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return "session." + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}

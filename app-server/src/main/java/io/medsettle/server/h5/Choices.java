package io.medsettle.server.h5;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.counter.Session;
import io.medsettle.server.counter.Sessions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Which of his patients a channel's user has chosen. Kept beyond the session, which lasts minutes: who comes back in the
 * middle of a page acts for whom he chose, never for another of his.
 */
@Singleton
class Choices {
    private static final Duration LIFE = Duration.ofDays(90);

    private final Sessions sessions;
    private final TokenStore tokens;
    private final InstantSource clock;

    Choices(Sessions sessions, TokenStore tokens, InstantSource clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    void choose(Visitor visitor, String patientId) {
        sessions.choose(visitor.session(), patientId);
        tokens.write(
                name(visitor.channel(), visitor.payer()),
                new Token(new Secret(patientId), clock.instant().plus(LIFE)));
    }

    /** From now on nobody is chosen. */
    void nobody(Visitor visitor) {
        sessions.choose(visitor.session(), "");
    }

    /** A fresh session with the only patient there is, or with the one chosen last; else with nobody. */
    Session again(Session fresh, String channel, List<String> bound) {
        Optional<String> patient = bound.size() == 1
                ? Optional.of(bound.get(0))
                : last(channel, fresh.secrets().get(NoteKey.PAYER_ID)).filter(bound::contains);
        return patient.map(id -> sessions.choose(fresh, id)).orElse(fresh);
    }

    private Optional<String> last(String channel, String payer) {
        return tokens.read(name(channel, payer))
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(t -> t.text().reveal());
    }

    private static String name(String channel, String payer) {
        try {
            byte[] who = (channel + " " + payer).getBytes(StandardCharsets.UTF_8);
            return "h5-chosen."
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(who), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}

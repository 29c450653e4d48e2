package io.medsettle.server.people;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Sittings in {@code sitting}: known by the SHA-256 of a token of 32 random bytes that the browser alone has. */
@Singleton
final class Sittings {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final String FIND =
            "SELECT s.login, s.began_at, s.seen_at FROM sitting s JOIN person p ON p.login = s.login"
                    + " WHERE s.token_digest = ? AND s.entry_no = p.entry_no AND p.disabled_at = 0 AND NOT EXISTS"
                    + " (SELECT 1 FROM organisation o WHERE o.org = p.org AND o.closed_at > 0)";
    private static final String SEEN = "UPDATE sitting SET seen_at = ? WHERE token_digest = ? AND seen_at < ?";
    private static final String INSERT =
            "INSERT INTO sitting (token_digest, login, entry_no, began_at, seen_at) VALUES (?, ?, ?, ?, ?)";
    private static final String END = "DELETE FROM sitting WHERE token_digest = ?";
    private static final String OLD = "DELETE FROM sitting WHERE began_at < ?";
    /** So many times an idle time does one who works write that they do. */
    private static final int TOUCHES = 30;

    private final Transactions transactions;
    private final PeopleSettings settings;

    Sittings(Transactions transactions, PeopleSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    static Secret newToken() {
        byte[] bytes = new byte[32];
        CHANCE.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    void begin(Connection c, Secret token, String login, long entryNo, long now) throws SQLException {
        Rows.change(c, OLD, now - settings.longest().toMillis());
        Rows.change(c, INSERT, digest(token.reveal()), login, entryNo, now, now);
    }

    void end(Connection c, String token) throws SQLException {
        if (!token.isEmpty()) {
            Rows.change(c, END, digest(token));
        }
    }

    private record Row(String login, long began, long seen) {}

    Optional<Sitting> find(String token, Instant now, boolean awake) {
        if (token.isEmpty() || token.length() > 64) {
            return Optional.empty();
        }
        String digest = digest(token);
        Optional<Row> row = transactions.read(
                c -> Rows.one(c, FIND, r -> new Row(r.getString(1), r.getLong(2), r.getLong(3)), digest));
        if (row.isEmpty()) {
            return Optional.empty();
        }
        long at = now.toEpochMilli();
        long idle = settings.idle().toMillis();
        if (at - row.get().seen() >= idle
                || at - row.get().began() >= settings.longest().toMillis()) {
            transactions.write(c -> Rows.change(c, END, digest));
            return Optional.empty();
        }
        if (awake && at - row.get().seen() >= idle / TOUCHES) {
            transactions.write(c -> Rows.change(c, SEEN, at, digest, at));
        }
        return transactions
                .read(c -> PersonRows.find(c, row.get().login()))
                .map(person ->
                        new Sitting(person, Instant.ofEpochMilli(row.get().began())));
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}

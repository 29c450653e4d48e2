package io.medsettle.server.store;

import io.medsettle.ports.store.TokenStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Tokens and sign-ins shared by all nodes, encrypted. Safe to share between threads. */
public final class JdbcTokenStore implements TokenStore {
    private static final String PURPOSE = "token";
    private static final String READ = "SELECT expires_at, key_id, box FROM token WHERE name = ?";
    private static final String UPDATE = "UPDATE token SET expires_at = ?, key_id = ?, box = ? WHERE name = ?";
    /** One that was used up keeps its time with the sign turned. */
    private static final String FORGET = "DELETE FROM token WHERE ABS(expires_at) < ?";

    private static final String INSERT = "INSERT INTO token (expires_at, key_id, box, name) VALUES (?, ?, ?, ?)";

    private final Transactions transactions;
    private final Vault vault;

    public JdbcTokenStore(Transactions transactions, Vault vault) {
        this.transactions = transactions;
        this.vault = vault;
    }

    private record Row(long expiresAt, Box box) {}

    @Override
    public Optional<Token> read(String name) {
        return transactions
                .read(c -> Rows.one(
                        c, READ, row -> new Row(row.getLong(1), new Box(row.getString(2), row.getBytes(3))), name))
                .map(row -> new Token(vault.openText(PURPOSE, name, row.box()), Instant.ofEpochMilli(row.expiresAt())));
    }

    @Override
    public void write(String name, Token token) {
        Box box = vault.close(PURPOSE, name, token.text());
        Object[] values = {token.expiresAt().toEpochMilli(), box.keyId(), box.bytes(), name};
        transactions.write(c -> Rows.change(c, UPDATE, values) == 1 || insert(c, values));
    }

    /** Deletes what has not been good since then. @return how many */
    public int forget(Instant endedBefore) {
        return transactions.write(c -> Rows.change(c, FORGET, endedBefore.toEpochMilli()));
    }

    private static boolean insert(Connection c, Object[] values) throws SQLException {
        try {
            return Rows.change(c, INSERT, values) == 1;
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                return Rows.change(c, UPDATE, values) == 1;
            }
            throw e;
        }
    }
}

package io.medsettle.server.messages;

import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.messages.Kept.Stage;
import io.medsettle.server.store.Box;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Messages in their table. Safe to share between threads and nodes. */
@Singleton
final class MessageRows {
    private static final String PURPOSE = "message";
    private static final String COLUMNS =
            "SELECT number_text, kind, digest, stage, channel, far_number, result_text, tries,"
                    + " created_at, next_at, key_id, box FROM message WHERE org = ?";
    private static final String ONE = COLUMNS + " AND number_text = ?";
    private static final String DUE =
            COLUMNS + " AND stage IN ('WAITING', 'SENDING') AND next_at <= ? ORDER BY next_at LIMIT ?";
    private static final String INSERT =
            "INSERT INTO message (org, number_text, kind, digest, stage, channel, far_number, result_text, tries,"
                    + " created_at, next_at, done_at, key_id, box) VALUES (?, ?, ?, ?, 'WAITING', '', '', '', 0, ?, ?, 0, ?, ?)";
    private static final String TAKE = "UPDATE message SET stage = 'SENDING', next_at = ?, tries = tries + 1"
            + " WHERE org = ? AND number_text = ? AND stage = ? AND next_at = ?";
    private static final String SAID = "UPDATE message SET stage = ?, channel = ?, far_number = ?, result_text = ?,"
            + " next_at = ?, done_at = ? WHERE org = ? AND number_text = ? AND stage = 'SENDING'";

    private final Transactions transactions;
    private final Vault vault;
    private final String org;

    MessageRows(Transactions transactions, Vault vault, GatewaySettings gateway) {
        this.transactions = transactions;
        this.vault = vault;
        this.org = gateway.org();
    }

    Optional<Kept> find(String number) {
        return transactions.read(c -> Rows.one(c, ONE, this::read, org, number));
    }

    List<Kept> due(Instant now, int most) {
        return transactions.read(c -> Rows.all(c, DUE, this::read, org, now.toEpochMilli(), most));
    }

    /** Keeps a message that is to go out; false if its number is there already. */
    boolean add(Message message, String digest, Instant now) {
        Box box = vault.close(PURPOSE, org + "/" + message.number(), message.text());
        long at = now.toEpochMilli();
        return transactions.write(c -> {
            try {
                return Rows.change(
                                c,
                                INSERT,
                                org,
                                message.number(),
                                message.kind(),
                                digest,
                                at,
                                at,
                                box.keyId(),
                                box.bytes())
                        == 1;
            } catch (SQLException e) {
                if (Rows.duplicate(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Takes it up until then; false if somebody else was first. */
    boolean take(Kept kept, Instant until) {
        return transactions.write(c -> Rows.change(
                        c,
                        TAKE,
                        until.toEpochMilli(),
                        org,
                        kept.message().number(),
                        kept.stage().name(),
                        kept.nextAt().toEpochMilli()))
                == 1;
    }

    /** What came of a try; one that is not at its end is looked at again then. */
    void said(String number, Stage stage, String channel, String farNumber, String text, Instant next, Instant now) {
        boolean over = stage != Stage.WAITING;
        transactions.write(c -> Rows.change(
                c,
                SAID,
                stage.name(),
                channel,
                first(farNumber, 64),
                first(text, 200),
                next.toEpochMilli(),
                over ? now.toEpochMilli() : 0L,
                org,
                number));
    }

    private static String first(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private Kept read(ResultSet row) throws SQLException {
        String number = row.getString(1);
        Box box = new Box(row.getString(11), row.getBytes(12));
        return new Kept(
                Message.ofText(number, row.getString(2), vault.openText(PURPOSE, org + "/" + number, box)),
                row.getString(3),
                Stage.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)));
    }
}

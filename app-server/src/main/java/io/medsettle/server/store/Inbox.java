package io.medsettle.server.store;

import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.InboxEntry.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Callbacks kept before they are answered, the forged ones too, each once (回调收件箱). A genuine one is handled when its
 * order has been asked about. Safe to share between threads and nodes.
 */
public final class Inbox {
    private static final String PURPOSE = "inbox";
    private static final int MOST_REFUSED_BYTES = 65_536;
    private static final int MOST_WHY = 500;
    private static final String INSERT = "INSERT INTO inbox (source, verdict, knock_id, arrived_at, handled_at, kind,"
            + " numbers, waits, why, key_id, box) VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)";
    private static final String DUE = "SELECT source, verdict, knock_id, arrived_at, kind, numbers, waits, why,"
            + " key_id, box FROM inbox WHERE verdict = ? AND handled_at = 0 AND next_at <= ?"
            + " ORDER BY next_at, arrived_at LIMIT ?";
    private static final String KEY = " WHERE source = ? AND verdict = ? AND knock_id = ? AND handled_at = 0";
    private static final String HANDLED = "UPDATE inbox SET handled_at = ?" + KEY;
    private static final String LATER = "UPDATE inbox SET next_at = ?" + KEY;
    private static final String TAKE = LATER + " AND next_at <= ?";

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Transactions transactions;
    private final Vault vault;

    public Inbox(Transactions transactions, Vault vault) {
        this.transactions = transactions;
        this.vault = vault;
    }

    /**
     * Keeps what a callback turned out to be. Once this returns it may be answered.
     *
     * @return whether it had not been kept before
     */
    public boolean keep(String source, RawCallback raw, Reading reading, Instant arrivedAt) {
        return keep(entry(source, raw, reading, arrivedAt));
    }

    private static InboxEntry entry(String source, RawCallback raw, Reading reading, Instant at) {
        if (reading instanceof Reading.Genuine genuine) {
            var knock = genuine.knock();
            return new InboxEntry(
                    source,
                    Verdict.GENUINE,
                    knock.id(),
                    at,
                    knock.kind(),
                    knock.numbers(),
                    knock.waits(),
                    "",
                    new Secret(knock.text()));
        }
        boolean forged = reading instanceof Reading.Forged;
        String why = reading instanceof Reading.Forged f ? f.why() : ((Reading.Unreadable) reading).why();
        return new InboxEntry(
                source,
                forged ? Verdict.FORGED : Verdict.UNREADABLE,
                digest(raw),
                at,
                "",
                List.of(),
                false,
                why,
                new Secret(text(raw)));
    }

    /** @return whether it had not been kept before */
    public boolean keep(InboxEntry entry) {
        Box box = vault.close(PURPOSE, name(entry.source(), entry.id()), entry.text());
        for (int tries = 1; ; tries++) {
            try {
                return transactions.once(c -> {
                    insert(c, entry, box);
                    return true;
                });
            } catch (Clash e) {
                return tries > 1;
            } catch (CommitUnknown e) {
                transactions.waitOrGiveUp(e, tries);
            }
        }
    }

    private static void insert(Connection c, InboxEntry entry, Box box) throws SQLException {
        try {
            Rows.change(
                    c,
                    INSERT,
                    entry.source(),
                    entry.verdict().name(),
                    entry.id(),
                    entry.arrivedAt().toEpochMilli(),
                    entry.kind(),
                    String.join("\n", entry.numbers()),
                    entry.waits() ? 1 : 0,
                    entry.why().substring(0, Math.min(entry.why().length(), MOST_WHY)),
                    box.keyId(),
                    box.bytes());
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                throw new Clash(Clash.Where.INBOX);
            }
            throw e;
        }
    }

    /** Those of a verdict that nobody has dealt with and whose time has come; those that were never tried first, then the oldest. */
    public List<InboxEntry> due(Verdict verdict, Instant now, int limit) {
        return transactions.read(c -> Rows.all(c, DUE, this::entry, verdict.name(), now.toEpochMilli(), limit));
    }

    private InboxEntry entry(ResultSet row) throws SQLException {
        String source = row.getString(1);
        String id = row.getString(3);
        String numbers = row.getString(6);
        Box box = new Box(row.getString(9), row.getBytes(10));
        return new InboxEntry(
                source,
                Verdict.valueOf(row.getString(2)),
                id,
                Instant.ofEpochMilli(row.getLong(4)),
                row.getString(5),
                numbers.isEmpty() ? List.of() : Arrays.asList(numbers.split("\n", -1)),
                row.getInt(7) == 1,
                row.getString(8),
                text(name(source, id), box));
    }

    /** It is worked on by its numbers: one whose text does not open must not keep the others waiting. */
    private Secret text(String name, Box box) {
        try {
            return vault.openText(PURPOSE, name, box);
        } catch (DoesNotOpen e) {
            LOG.error("the text of a kept callback does not open: {}", e.getMessage());
            return new Secret("");
        }
    }

    /** @return whether it was this call that marked it; false if somebody had done so */
    public boolean handled(InboxEntry entry, Instant at) {
        int count = transactions.write(c -> Rows.change(
                c, HANDLED, at.toEpochMilli(), entry.source(), entry.verdict().name(), entry.id()));
        return switch (count) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new IllegalStateException("a callback kept " + count + " times");
        };
    }

    /** Its far side did not answer: it is not due before then, on any node. */
    public void later(InboxEntry entry, Instant next) {
        transactions.write(c -> Rows.change(
                c, LATER, next.toEpochMilli(), entry.source(), entry.verdict().name(), entry.id()));
    }

    /**
     * Takes one that is due for this node alone; if nothing is heard of it, it is due again at the end of that time.
     *
     * @return false if somebody else has it, or had it
     */
    public boolean take(InboxEntry entry, Instant now, Instant until) {
        return transactions.write(c -> Rows.change(
                        c,
                        TAKE,
                        until.toEpochMilli(),
                        entry.source(),
                        entry.verdict().name(),
                        entry.id(),
                        now.toEpochMilli()))
                > 0;
    }

    private static String name(String source, String id) {
        return source + "\n" + id;
    }

    private static String text(RawCallback raw) {
        StringBuilder text = new StringBuilder(raw.path()).append('\n');
        raw.headers()
                .forEach((name, values) ->
                        text.append(name).append(": ").append(values).append('\n'));
        int length = Math.min(raw.body().length, MOST_REFUSED_BYTES);
        return text.append('\n')
                .append(new String(raw.body(), 0, length, StandardCharsets.UTF_8))
                .toString();
    }

    private static String digest(RawCallback raw) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(raw.path().getBytes(StandardCharsets.UTF_8));
            sha.update(raw.body());
            return "sha256-" + HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}

package io.medsettle.server.audit;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Writes the log. Rows of all nodes stand in one order: whoever writes holds the log's head until the end of the transaction. Safe to
 * share between threads.
 */
public final class AuditTrail {
    /** The action of a row that says that the log's end was not as it had been left; it can never be taken away again. */
    static final String BROKEN = "audit-broken";

    private static final String INSERT =
            "INSERT INTO audit_entry (" + AuditRow.COLUMNS + ") VALUES (" + Rows.marks(11) + ")";
    private static final String LAST =
            "SELECT " + AuditRow.COLUMNS + " FROM audit_entry ORDER BY entry_no DESC LIMIT 1";

    private final Transactions transactions;
    private final InstantSource clock;
    private final AuditSeal seal;

    AuditTrail(Transactions transactions, InstantSource clock, AuditSeal seal) {
        this.transactions = transactions;
        this.clock = clock;
        this.seal = seal;
    }

    /** @param key seals the rows; a log is continued with the key with which it was begun */
    public static AuditTrail of(Transactions transactions, InstantSource clock, Secret key) {
        return new AuditTrail(transactions, clock, new AuditSeal(key));
    }

    /** Adds a row, in a transaction of its own. */
    public void note(AuditEntry entry) {
        transactions.write(c -> {
            append(c, entry);
            return entry;
        });
    }

    /** Adds a row to a transaction of somebody else's, so that what was done and its row stand or fall together. */
    public void append(Connection c, AuditEntry entry) throws SQLException {
        AuditHead head = AuditHead.lock(c).orElse(AuditHead.NONE);
        Instant at = Instant.ofEpochMilli(clock.instant().toEpochMilli());
        Optional<AuditRow> last = Rows.one(c, LAST, AuditRow::read);
        AuditHead from = head;
        if (!untouched(head, last)) {
            long highest = Math.max(head.count(), last.map(AuditRow::no).orElse(0L));
            AuditHead scarred = new AuditHead(highest, head.digest(), "", "");
            from = insert(
                    c,
                    scarred,
                    at,
                    new AuditEntry(entry.org(), "", "", BROKEN, "", "found", "日志末端与上次写入时不符, 之前的内容被改动过"));
        }
        insert(c, from, at, entry).write(c);
    }

    /** Whether the log ends as this house left it. */
    private boolean untouched(AuditHead head, Optional<AuditRow> last) {
        if (head.equals(AuditHead.NONE)) {
            return last.isEmpty();
        }
        return head.isGenuine(seal)
                && last.filter(row -> row.no() == head.count() && row.digest().equals(head.digest()))
                        .isPresent();
    }

    private AuditHead insert(Connection c, AuditHead head, Instant at, AuditEntry told) throws SQLException {
        AuditEntry entry = told.clean();
        AuditRow bare = new AuditRow(head.count() + 1, at, entry, head.digest(), "");
        String digest = seal.over("row", bare.fields());
        Rows.change(
                c,
                INSERT,
                bare.no(),
                at.toEpochMilli(),
                entry.org(),
                entry.who(),
                entry.from(),
                entry.action(),
                entry.object(),
                entry.outcome(),
                entry.words(),
                bare.before(),
                digest);
        return AuditHead.sealed(bare.no(), digest, seal);
    }

    /** The rows after one number, in their order. */
    List<AuditRow> after(long no, int most) {
        return transactions.read(c -> Rows.all(
                c,
                "SELECT " + AuditRow.COLUMNS + " FROM audit_entry WHERE entry_no > ? ORDER BY entry_no LIMIT " + most,
                AuditRow::read,
                no));
    }

    /** Whether the log was begun with another key than ours. */
    boolean hasAnotherKey() {
        String begun = head().map(AuditHead::keyMark).orElse("");
        return !begun.isEmpty() && !begun.equals(seal.mark());
    }

    Optional<AuditHead> head() {
        return transactions.read(AuditHead::read);
    }

    AuditSeal seal() {
        return seal;
    }
}

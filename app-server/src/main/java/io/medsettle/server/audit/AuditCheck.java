package io.medsettle.server.audit;

import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Reads the whole log and says where it first is not as it was written: a row that was changed, deleted or moved, one that somebody else
 * added, an end that was cut off. What it cannot see is a database that was put back whole to an earlier day; whoever wants to see that
 * keeps the count and the digest of a {@link Verdict} elsewhere.
 */
@Singleton
public final class AuditCheck {
    private static final int AT_ONCE = 1_000;
    private static final String END =
            "SELECT COALESCE(MAX(entry_no), 0), (SELECT COUNT(*) FROM person) FROM audit_entry";

    private final AuditTrail trail;
    private final Transactions transactions;

    AuditCheck(AuditTrail trail, Transactions transactions) {
        this.trail = trail;
        this.transactions = transactions;
    }

    /**
     * The first place that is wrong.
     *
     * @param no number of the row
     * @param words what is wrong with it
     */
    public record BadPlace(long no, String words) {}

    /**
     * What came of a check.
     *
     * @param rows how many rows were read and found right
     * @param digest of the last of them, "" for none
     */
    public record Verdict(long rows, String digest, Optional<BadPlace> bad) {
        public boolean good() {
            return bad.isEmpty();
        }
    }

    /** Rows that are added meanwhile are not looked at. */
    public Verdict verify() {
        AuditHead head = trail.head().orElse(AuditHead.NONE);
        Verdict read = rows(head.count());
        return read.good() ? end(head, read) : read;
    }

    private Verdict rows(long count) {
        long no = 0;
        String digest = "";
        while (no < count) {
            List<AuditRow> some = trail.after(no, AT_ONCE);
            if (some.isEmpty()) {
                return bad(no, digest, no + 1, "应有 " + count + " 行, 此行及以后的已被删除");
            }
            for (AuditRow row : some) {
                Optional<String> wrong = wrong(row, no + 1, digest);
                if (wrong.isPresent()) {
                    return bad(no, digest, Math.min(row.no(), no + 1), wrong.get());
                }
                no = row.no();
                digest = row.digest();
                if (no == count) {
                    break;
                }
            }
        }
        return new Verdict(no, digest, Optional.empty());
    }

    private Optional<String> wrong(AuditRow row, long expected, String before) {
        if (row.no() != expected) {
            return Optional.of("此行已被删除");
        }
        if (!trail.seal().over("row", row.fields()).equals(row.digest())) {
            return Optional.of("此行的内容或次序被改动过");
        }
        if (!row.before().equals(before)) {
            return Optional.of("此行与前一行不相连, 前一行被换过");
        }
        return row.entry().action().equals(AuditTrail.BROKEN) ? Optional.of("写入此行时发现之前的内容被改动过") : Optional.empty();
    }

    private Verdict end(AuditHead head, Verdict read) {
        long no = read.rows();
        if (head.equals(AuditHead.NONE)) {
            long[] there = transactions
                    .read(c -> Rows.one(c, END, row -> new long[] {row.getLong(1), row.getLong(2)}))
                    .orElseThrow();
            boolean fresh = there[0] == 0 && there[1] == 0
                    || trail.head().filter(h -> h.count() > 0).isPresent();
            return fresh ? read : bad(no, "", 1, "日志的末端记录已被清除");
        }
        if (!head.isGenuine(trail.seal()) || !head.digest().equals(read.digest())) {
            return bad(no, read.digest(), no, "日志的末端记录被改动过, 其后的行可能已被删除");
        }
        boolean added = trail.after(no, 1).stream().anyMatch(row -> beyondTheEnd(row.no()));
        return added ? bad(no, read.digest(), no + 1, "此行不是由系统写入") : read;
    }

    private boolean beyondTheEnd(long no) {
        return trail.head().orElse(AuditHead.NONE).count() < no;
    }

    private static Verdict bad(long rows, String digest, long no, String words) {
        return new Verdict(rows, digest, Optional.of(new BadPlace(no, words)));
    }
}

package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Carried;
import io.medsettle.reconciliation.CarryOver;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a day hands to the next, in {@code carried_row}: written and read a piece at a time. The rows of a run are named by their
 * digest and count from when the run ends and names them; so what is read is what was written, or it is read again. Safe to share.
 */
@Singleton
class CarryStore {
    private static final int PIECE = 500;
    private static final int TRIES = 3;
    private static final String OF = " WHERE org = ? AND run_day = ? AND carry_digest = ?";
    private static final String FIRST = "SELECT 1 FROM carried_row" + OF + " AND row_no = ?";
    private static final String INSERT = "INSERT INTO carried_row (org, run_day, carry_digest, row_no, party, side,"
            + " reported, request_no, far_number, line) VALUES (" + Rows.marks(10) + ")";
    private static final String PAGE =
            "SELECT line FROM carried_row" + OF + " AND row_no > ? ORDER BY row_no LIMIT " + PIECE;
    private static final String CLEAR = "DELETE FROM carried_row WHERE org = ? AND run_day = ? AND carry_digest <> ?";
    private static final String BEFORE = "SELECT run_day, carry_digest FROM reconciliation_run WHERE org = ?"
            + " AND run_day < ? AND finished_at > 0 ORDER BY run_day DESC LIMIT 1";
    private static final String TEXT = "SELECT carry_over FROM reconciliation_run WHERE org = ? AND run_day = ?"
            + " AND carry_digest = '' AND carry_over IS NOT NULL";
    private static final String WAITING =
            "SELECT c.request_no, c.far_number FROM carried_row c JOIN reconciliation_run r"
                    + " ON r.org = c.org AND r.run_day = c.run_day AND r.carry_digest = c.carry_digest WHERE c.org = ?"
                    + " AND c.run_day = ? AND c.party = ? AND c.side = 'THEIRS' AND c.reported = 0 AND (c.request_no IN (%s)"
                    + " OR c.far_number IN (%s))";

    private final Transactions transactions;

    CarryStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What a day is handed.
     *
     * @param digest of the rows
     */
    record Handed(CarryOver rows, String digest) {
        static Handed of(CarryOver rows) {
            MessageDigest digest = LineDigest.sha256();
            rows.rows().forEach(c -> digest.update((c.line() + "\n").getBytes(StandardCharsets.UTF_8)));
            return new Handed(rows, HexFormat.of().formatHex(digest.digest()));
        }
    }

    private record Source(BusinessDay day, String digest) {}

    private record Numbered(long no, Carried row) {}

    /** What the last day before this one that was run handed on. */
    Handed before(String org, BusinessDay day) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Source> source = transactions.read(c -> Rows.one(
                    c, BEFORE, r -> new Source(new BusinessDay(r.getString(1)), r.getString(2)), org, day.text()));
            if (source.isEmpty()) {
                return Handed.of(CarryOver.NONE);
            }
            Source s = source.get();
            Handed handed = Handed.of(s.digest().isEmpty() ? text(org, s.day()) : rows(org, s));
            if (s.digest().isEmpty() || s.digest().equals(handed.digest())) {
                return handed;
            }
        }
        throw new IllegalStateException("what was handed on to " + day + " is not there whole");
    }

    /** As days before the rows kept it. */
    private CarryOver text(String org, BusinessDay day) {
        return transactions
                .read(c -> Rows.one(c, TEXT, r -> r.getString(1), org, day.text()))
                .map(CarryOver::ofText)
                .orElse(CarryOver.NONE);
    }

    private CarryOver rows(String org, Source source) {
        List<Carried> rows = new ArrayList<>();
        for (List<Carried> page = page(org, source, 0); !page.isEmpty(); page = page(org, source, rows.size())) {
            rows.addAll(page);
        }
        return new CarryOver(rows);
    }

    private List<Carried> page(String org, Source source, long after) {
        return transactions.read(c -> Rows.all(
                c, PAGE, r -> Carried.ofLine(r.getString(1)), org, source.day().text(), source.digest(), after));
    }

    /**
     * Keeps the rows that a day hands on; they count when the run ends under their digest. Each piece is kept whole or not at all and
     * is the same whoever writes it, so that a run that died, or one that lost its lease, leaves nothing that would be in the way.
     *
     * @return the digest
     */
    String keep(String org, BusinessDay day, CarryOver carryOver) {
        String digest = Handed.of(carryOver).digest();
        List<Numbered> piece = new ArrayList<>();
        long no = 0;
        for (Carried row : carryOver.rows()) {
            piece.add(new Numbered(++no, row));
            if (piece.size() == PIECE) {
                keep(org, day, digest, piece);
                piece.clear();
            }
        }
        keep(org, day, digest, piece);
        return digest;
    }

    private void keep(String org, BusinessDay day, String digest, List<Numbered> piece) {
        if (piece.isEmpty()) {
            return;
        }
        transactions.write(c -> {
            long first = piece.get(0).no();
            boolean there = Rows.one(c, FIRST, r -> r.getInt(1), org, day.text(), digest, first)
                    .isPresent();
            if (!there) {
                Rows.batch(c, INSERT, piece, (s, row) -> bind(s, org, day, digest, row));
            }
            return there;
        });
    }

    private static void bind(PreparedStatement s, String org, BusinessDay day, String digest, Numbered n)
            throws SQLException {
        Carried row = n.row();
        s.setString(1, org);
        s.setString(2, day.text());
        s.setString(3, digest);
        s.setLong(4, n.no());
        s.setString(5, row.party().name());
        s.setString(6, row.side().name());
        s.setInt(7, row.reported() ? 1 : 0);
        s.setString(8, row.row().number());
        s.setString(9, row.row().farNumber());
        s.setString(10, row.line());
    }

    /** Lets go of what former runs of that day handed on. */
    void clear(String org, BusinessDay day, String digest) {
        transactions.write(c -> Rows.change(c, CLEAR, org, day.text(), digest));
    }

    /** Which of these numbers, ours or theirs, of that day's bill still wait for a partner and are not named yet. */
    Set<String> waiting(String org, BusinessDay day, Party party, List<String> numbers) {
        Set<String> found = new HashSet<>();
        if (!numbers.isEmpty()) {
            List<Object> values = new ArrayList<>(List.of(org, day.text(), party.name()));
            values.addAll(numbers);
            values.addAll(numbers);
            String marks = Rows.marks(numbers.size());
            String sql = WAITING.formatted(marks, marks);
            transactions
                    .read(c -> Rows.all(c, sql, r -> List.of(r.getString(1), r.getString(2)), values.toArray()))
                    .forEach(found::addAll);
            found.remove("");
        }
        return found;
    }
}

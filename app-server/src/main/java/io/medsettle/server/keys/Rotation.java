package io.medsettle.server.keys;

import io.medsettle.server.store.DoesNotOpen;
import io.medsettle.server.store.KeyBook;
import io.medsettle.server.store.KeyBook.Named;
import io.medsettle.server.store.KeyBook.Standing;
import io.medsettle.server.store.KeyWalk;
import io.medsettle.server.store.SealedPlace;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.view.PersonMarks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes anew what was not closed under the current key and algorithm, in small transactions, each row under its own lock, so that
 * nothing that a gateway writes meanwhile is lost. What is done stays done: it may be ended at any moment and begun again, and run on
 * several nodes at once. Reads never fail, as long as the nodes hold both keys.
 */
final class Rotation {
    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);
    private static final int AT_ONCE = 100;
    private static final int TOLD_EVERY = 10_000;

    private final Transactions transactions;
    private final Runnable tables;
    private final Vault vault;
    private final InstantSource clock;
    private final KeyBook book;
    private final PersonMarks people;
    private final List<String> shut = new ArrayList<>();

    /** @param tables throws if there may be tables that this program does not know; asked first, and again before a key is struck out */
    Rotation(Transactions transactions, Runnable tables, Vault vault, InstantSource clock) {
        this.transactions = transactions;
        this.tables = tables;
        this.vault = vault;
        this.clock = clock;
        this.book = new KeyBook(transactions, vault, clock);
        this.people = new PersonMarks(vault);
    }

    /**
     * What came of it.
     *
     * @param done rows closed anew, by table
     * @param left rows that still name another key or algorithm, by table
     * @param shut tables with rows that do not open
     * @param struck older keys under which nothing lies any more
     * @param busy older keys under which nothing lies, but a node wrote in the last minutes
     */
    record Outcome(
            Map<String, Long> done, Map<String, Long> left, List<String> shut, List<String> struck, List<String> busy) {
        boolean whole() {
            return left.isEmpty() && shut.isEmpty() && busy.isEmpty();
        }
    }

    /** @throws io.medsettle.server.store.StartRefused if a key that values lie under is missing or another one, or by the tables */
    Outcome run() {
        tables.run();
        book.admit();
        Map<String, Long> done = new TreeMap<>();
        for (SealedPlace place : SealedPlace.ALL) {
            done.put(place.table(), values(place));
        }
        done.put(PersonMarks.WALK.table(), marks());
        Instant proof = clock.instant();
        Map<String, Long> left = left();
        List<String> struck = new ArrayList<>();
        List<String> busy = new ArrayList<>();
        if (left.isEmpty()) {
            tables.run();
            book.named().stream()
                    .filter(each -> each.standing() == Standing.OLDER)
                    .map(Named::key)
                    .forEach(key -> (book.strike(key, proof) ? struck : busy).add(key));
        }
        return new Outcome(done, left, List.copyOf(shut), struck, busy);
    }

    private long values(SealedPlace place) {
        Told told = new Told(place.table());
        place.walk().each(transactions, rows -> {
            List<List<String>> others = rows.stream()
                    .filter(row -> !row.keyId().equals(vault.currentId()))
                    .map(KeyWalk.Row::key)
                    .toList();
            for (int from = 0; from < others.size(); from += AT_ONCE) {
                told.more(closeAnew(place, others.subList(from, Math.min(from + AT_ONCE, others.size()))));
            }
        });
        return told.done;
    }

    /** Counts, and says now and then how far it is. */
    private static final class Told {
        private final String table;
        private long done;
        private long said;

        Told(String table) {
            this.table = table;
        }

        void more(long rows) {
            done += rows;
            if (done - said >= TOLD_EVERY) {
                said = done;
                LOG.info("{}: 已换 {} 行", table, done);
            }
        }
    }

    /** All at once; where one of them does not open, one by one, so that the others are not held back. */
    private long closeAnew(SealedPlace place, List<List<String>> rows) {
        try {
            return transactions.write(c -> closeAnew(c, place, rows));
        } catch (DoesNotOpen e) {
            long done = 0;
            for (List<String> row : rows) {
                done += alone(place, row);
            }
            return done;
        }
    }

    private long alone(SealedPlace place, List<String> row) {
        try {
            return transactions.write(c -> closeAnew(c, place, List.of(row)));
        } catch (DoesNotOpen e) {
            shut.add(place.table());
            return 0;
        }
    }

    private long closeAnew(Connection c, SealedPlace place, List<List<String>> rows) throws SQLException {
        long done = 0;
        for (List<String> row : rows) {
            done += place.closeAnew(c, vault, row) ? 1 : 0;
        }
        return done;
    }

    private long marks() {
        Told told = new Told(PersonMarks.WALK.table());
        PersonMarks.WALK.each(transactions, rows -> {
            Map<String, List<String>> marks = new TreeMap<>();
            for (KeyWalk.Row row : rows) {
                if (!row.keyId().equals(vault.currentKey())) {
                    String order = row.key().get(1);
                    marks.computeIfAbsent(order, none -> new ArrayList<>())
                            .add(row.key().get(0));
                }
            }
            marks.forEach((order, some) -> told.more(told(order, some)));
        });
        return told.done;
    }

    private long told(String order, List<String> marks) {
        try {
            return transactions.write(c -> people.tellAnew(c, order, marks));
        } catch (DoesNotOpen e) {
            shut.add(PersonMarks.WALK.table());
            return 0;
        }
    }

    /** The proof: read anew from every table. */
    private Map<String, Long> left() {
        Map<String, Long> left = new TreeMap<>();
        for (SealedPlace place : SealedPlace.ALL) {
            count(left, place.table(), place.walk().counts(transactions), vault.currentId());
        }
        count(left, PersonMarks.WALK.table(), PersonMarks.WALK.counts(transactions), vault.currentKey());
        return left;
    }

    private static void count(Map<String, Long> left, String table, Map<String, Long> counts, String current) {
        long others = counts.entrySet().stream()
                .filter(e -> !e.getKey().equals(current))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (others > 0) {
            left.put(table, others);
        }
    }
}

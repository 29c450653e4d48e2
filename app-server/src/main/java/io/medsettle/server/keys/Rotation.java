package io.medsettle.server.keys;

import io.medsettle.server.store.DoesNotOpen;
import io.medsettle.server.store.KeyBook;
import io.medsettle.server.store.KeyBook.Named;
import io.medsettle.server.store.KeyBook.Standing;
import io.medsettle.server.store.SealedPlace;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.view.PersonMarks;
import java.sql.Connection;
import java.sql.SQLException;
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
    private static final String MARKS = "order_person";

    private final Transactions transactions;
    private final Vault vault;
    private final KeyBook book;
    private final PersonMarks people;
    private final List<String> shut = new ArrayList<>();

    Rotation(Transactions transactions, Vault vault, InstantSource clock) {
        this.transactions = transactions;
        this.vault = vault;
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

    /** @throws io.medsettle.server.store.StartRefused if a key that values lie under is missing or another one */
    Outcome run() {
        book.admit();
        Map<String, Long> done = new TreeMap<>();
        for (SealedPlace place : SealedPlace.ALL) {
            done.put(place.table(), values(place));
        }
        done.put(MARKS, marks());
        Map<String, Long> left = left();
        List<String> struck = new ArrayList<>();
        List<String> busy = new ArrayList<>();
        if (left.isEmpty()) {
            book.named().stream()
                    .filter(each -> each.standing() == Standing.OLDER)
                    .map(Named::key)
                    .forEach(key -> (book.strike(key) ? struck : busy).add(key));
        }
        return new Outcome(done, left, List.copyOf(shut), struck, busy);
    }

    private long values(SealedPlace place) {
        long done = 0;
        long told = 0;
        List<String> last = List.of();
        while (true) {
            List<String> after = last;
            List<List<String>> some = transactions.read(c -> place.others(c, vault.currentId(), after, AT_ONCE));
            if (some.isEmpty()) {
                return done;
            }
            done += closeAnew(place, some);
            last = some.get(some.size() - 1);
            if (done - told >= TOLD_EVERY) {
                told = done;
                LOG.info("{}: 已换 {} 行", place.table(), done);
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
        long done = 0;
        String last = "";
        while (true) {
            String after = last;
            List<String> orders = transactions.read(c -> people.ordersOfOtherKeys(c, after, AT_ONCE));
            if (orders.isEmpty()) {
                return done;
            }
            for (String order : orders) {
                done += told(order);
            }
            last = orders.get(orders.size() - 1);
        }
    }

    private long told(String order) {
        try {
            return transactions.write(c -> {
                people.tellAnew(c, order);
                return 1L;
            });
        } catch (DoesNotOpen e) {
            shut.add(MARKS);
            return 0;
        }
    }

    /** The proof: read anew from every table. */
    private Map<String, Long> left() {
        Map<String, Long> left = new TreeMap<>();
        for (SealedPlace place : SealedPlace.ALL) {
            count(left, place.table(), transactions.read(place::counts), vault.currentId());
        }
        count(left, MARKS, transactions.read(people::counts), vault.currentKey());
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

package io.medsettle.server.reconciliation;

import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.Ledger;
import io.medsettle.reconciliation.Row;
import io.medsettle.reconciliation.Rules;
import io.medsettle.server.view.BookedPostings;
import io.medsettle.server.view.BookedPostings.Entry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Our rows of an account and day, told from the books; memory holds a page and one order. */
@Singleton
public class PostedRows {
    private static final int PAGE = 1_000;

    private final BookedPostings booked;
    private final Ledger ledger = new Ledger(Rules.USUAL);

    PostedRows(BookedPostings booked) {
        this.booked = booked;
    }

    void of(String account, BusinessDay day, Instant cut, Consumer<Row> rows) {
        List<Posting> order = new ArrayList<>();
        Optional<Entry> last = Optional.empty();
        for (List<Entry> page = booked.of(account, day, cut, last, PAGE);
                !page.isEmpty();
                page = booked.of(account, day, cut, last, PAGE)) {
            for (Entry entry : page) {
                if (last.filter(l -> !l.order().equals(entry.order())).isPresent()) {
                    tell(order, rows);
                }
                order.add(entry.posting());
                last = Optional.of(entry);
            }
        }
        tell(order, rows);
    }

    private void tell(List<Posting> order, Consumer<Row> rows) {
        ledger.rows(order, p -> true).forEach(rows);
        order.clear();
    }
}

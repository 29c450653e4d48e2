package io.medsettle.server.view;

import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Our books of one account and day, read a page at a time. Safe to share between threads. */
public interface BookedPostings {
    /**
     * One entry and where it stands.
     *
     * @param page place of the page's first line in the order's history
     * @param place of the entry on the page
     */
    record Entry(OrderId order, long page, int place, Posting posting) {}

    /**
     * In order of (order, page, place).
     *
     * @param cut what was booked later is left out
     * @param after the last entry of the page before; empty for the first page
     */
    List<Entry> of(String account, BusinessDay day, Instant cut, Optional<Entry> after, int most);
}

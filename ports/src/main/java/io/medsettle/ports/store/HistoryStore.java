package io.medsettle.ports.store;

import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import java.util.List;
import java.util.Optional;

/**
 * The one truth about orders. Safe to share between threads and nodes: the key (order, place) is the lock.
 * Every method throws {@link StoreUnavailable} when the database cannot be reached; it never guesses.
 */
public interface HistoryStore {
    /** The whole history in order; empty if there is none. */
    List<HistoryLine> read(OrderId order);

    /**
     * Writes a page whole or not at all. A commit that breaks is looked up by page id and written again until it is
     * known, so the answer is never a guess.
     */
    Appended append(Page page);

    Optional<ClaimHolder> holder(String kind, String org, String text);

    /** A secret by its reference; empty if it was purged. */
    Optional<Secret> unseal(String ref);

    /** All postings of an order, in the order in which they were booked. */
    List<Posting> postings(OrderId order);
}

package io.medsettle.server.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hospital's orders as the search tables show them, the latest first. Safe to share between threads. */
public interface OrderList {
    /**
     * What is looked for; "" and an empty list stand for anything.
     *
     * @param from opened then or later
     * @param to opened before then
     * @param state a name of {@code OrderState}
     * @param marks keyed digests of people, see {@link PersonMarks}; any of them
     * @param orders our own numbers; any of them
     */
    record Wanted(Instant from, Instant to, String state, List<String> marks, List<String> orders) {
        public Wanted {
            marks = List.copyOf(marks);
            orders = List.copyOf(orders);
        }
    }

    /**
     * One order from afar; amounts in fen.
     *
     * @param state a name of {@code OrderState}
     * @param round how many rounds came after the first
     * @param patientId number of HIS's archive
     */
    record Row(
            String orderId,
            String plan,
            String entry,
            String state,
            int round,
            String visitNo,
            String patientId,
            long totalFen,
            long takenFen,
            long returnedFen,
            Instant openedAt) {}

    /** @param after the last one of the page before; null for the first page */
    List<Row> find(String org, Wanted wanted, @Nullable Row after, int most);

    /** How many orders are in each of these states now. */
    Map<String, Long> count(String org, List<String> states);
}

package io.medsettle.ports.store;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import java.time.Instant;

/**
 * One line of an order's history (流水行): a fact, never changed.
 *
 * @param seq place in the history, from 0, without gaps
 * @param pageId the page that wrote it; the same page written twice carries the same id
 * @param at when it was written, millisecond precision
 * @param kind what kind of fact
 * @param version version of the kind's fields; a reader that does not know it leaves the order alone
 */
public record HistoryLine(
        OrderId order, long seq, String pageId, Instant at, String kind, int version, Fields fields) {}

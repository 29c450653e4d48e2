package io.medsettle.core.desk;

import io.medsettle.core.order.Order;

/**
 * What came of a knock.
 *
 * @param order as it is now
 * @param answered false if the number names a deed that should hold no money and its far side, asked, said neither yes nor no: the
 *     knock must be kept and repeated
 */
public record Knocked(Order order, boolean answered) {}

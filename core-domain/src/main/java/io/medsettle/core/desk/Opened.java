package io.medsettle.core.desk;

import io.medsettle.core.order.Order;
import io.medsettle.ports.value.OrderId;

/** What came of opening an order or a round. */
public sealed interface Opened {
    /** It exists now, and was moved on as far as it would go. */
    record New(Order order, int round) implements Opened {}

    /** The same was asked before, under the same key with the same content: here is what came of it. */
    record Same(Order order, int round) implements Opened {}

    /** The key was used before for something else. */
    record OtherContent(OrderId order, int round) implements Opened {}

    /** Another order holds the bill, or what this one was to hold for ever. */
    record BillHeld(OrderId order) implements Opened {}

    /** It cannot be: a code and a sentence. Nothing was changed. */
    record Refused(String code, String text) implements Opened {}
}

package io.medsettle.ports.store;

import io.medsettle.ports.value.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who should be looked at, and when (待办). Claimed by compare-and-set with a lease, so a dead node's work is taken up. */
public interface Agenda {
    /**
     * Takes at most {@code limit} orders whose time has come, each for {@code lease}: until then no other node gets
     * them. Working on an order needs no lease; it only keeps nodes from asking the same thing at once.
     */
    List<OrderId> takeDue(Instant now, int limit, String node, Duration lease);

    /** Moves the appointment of an order that rests until then; writes no history. */
    void lookAgain(OrderId order, Instant at);
}

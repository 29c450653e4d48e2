package io.medsettle.core.desk;

import io.medsettle.core.order.Booker;
import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Draft;
import io.medsettle.core.order.Numbers;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.RequestNo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Moves an order as far as it can go now. Safe to share between threads and nodes: the history's key decides races, and
 * whoever loses one reads again.
 */
public final class Desk {
    private final Surroundings around;

    public Desk(Surroundings around) {
        this.around = around;
    }

    Surroundings around() {
        return around;
    }

    /** The order as its history tells it; {@link Order#exists()} is false if there is none. */
    public Order read(OrderId id) {
        return Order.tell(id, around.histories().read(id));
    }

    /** Does what the order calls for until nothing can be done now; the agenda holds when to come again. */
    public Order advance(OrderId id) {
        return new Run(around, id).go();
    }

    /** The same for an order just told and held by nobody else. */
    Order advance(Order order) {
        return new Run(around, order).go();
    }

    /**
     * Somebody knocked with a number of this order (a callback, a bill line): whatever is open is moved on, and if the
     * number names a deed at rest its far side is asked all the same, for money may be where nobody expects it; in an order of
     * another life of the database also about what this history has never sent.
     */
    public Knocked knock(OrderId id, String number) {
        Order order = advance(id);
        return order.byNumber(number)
                .filter(d -> atRest(d) || lost(id, d))
                .map(d -> recheck(order, d))
                .orElseGet(() -> new Knocked(order, true));
    }

    private boolean lost(OrderId id, DeedView d) {
        return d.neverSent() && Numbers.ofAnotherLife(id, around.incarnation());
    }

    private static boolean atRest(DeedView d) {
        return switch (d.status()) {
            case CLOSED, REFUSED, TAKEN -> true;
            case PLANNED,
                    STARTING,
                    AWAITING,
                    LEFT_OUT,
                    MISMATCHED,
                    ABANDONING,
                    HELD,
                    LEFT_BEHIND,
                    REVERSING,
                    ACCEPTED,
                    RETURNED -> false;
        };
    }

    private Knocked recheck(Order order, DeedView d) {
        if (d.plan().verb() == Verb.REVERSE) {
            return new Knocked(order, true);
        }
        Outcome<Receipt> said = Calls.safely(() -> around.counterparties()
                .at(d.plan().party(), d.plan().route())
                .ask(new Composer(order, around.histories()::unseal).deed(d)));
        boolean booked = d.status() == DeedStatus.TAKEN;
        boolean taken = said.maybe().isPresent();
        if (!taken && !booked) {
            return new Knocked(order, said.match(yes -> true, no -> true, unknown -> false));
        }
        return new Knocked(
                new Run(around, order.id()).note(told -> new Booker(told, d.round(), d.name(), d.number()).asked(said)),
                true);
    }

    /** Books money that went back without us, as a bill or a person found it. */
    public Order foundReturned(OrderId id, RequestNo taking, io.medsettle.ports.counterparty.Returned back) {
        return new Run(around, id).note(order -> order.byNumber(taking.text())
                .map(d -> io.medsettle.core.order.Found.returned(order, d, back))
                .orElse(List.<Draft>of()));
    }

    /**
     * Takes up orders whose time has come.
     *
     * @param lease how long no other node gets them
     * @return how many were taken up
     */
    public int takeUpDue(int limit, String node, Duration lease) {
        Instant now = around.clock().instant();
        List<OrderId> due = around.agenda().takeDue(now, limit, node, lease);
        due.forEach(this::advance);
        return due.size();
    }
}

package io.medsettle.server.callback;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Round;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.api.OrderSearch;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * For a far side that waits for our own confirmation (6302): the thread watches the history until it says yes or given
 * up, and holds nothing meanwhile. The answer is a line in the history before it is sent, and is repeated the same.
 */
@Singleton
class Confirmations {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private final Desk desk;
    private final SettlementDesk settlements;
    private final OrderSearch search;
    private final Duration longest;

    Confirmations(
            Desk desk,
            SettlementDesk settlements,
            OrderSearch search,
            @Property(name = "medsettle.gateway.confirm-within", defaultValue = "20s") Duration longest) {
        this.desk = desk;
        this.settlements = settlements;
        this.search = search;
        this.longest = longest;
    }

    Decision await(String party, Knock knock) {
        long until = System.nanoTime() + longest.toNanos();
        while (true) {
            Optional<Order> order = find(knock);
            Decision decision = order.map(Confirmations::decide).orElse(Decision.LATER);
            if (decision != Decision.LATER) {
                settlements.note(
                        order.orElseThrow().id(),
                        FactKind.ANSWERED,
                        Fields.of("party", party).with("knock", knock.id()).with("answer", decision.name()));
                return decision;
            }
            if (System.nanoTime() > until || order.isEmpty()) {
                return Decision.LATER;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Optional<Order> find(Knock knock) {
        for (String number : knock.numbers()) {
            List<OrderId> found = search.byNumber(number);
            for (OrderId id : found) {
                Order order = desk.read(id);
                if (order.exists()) {
                    return Optional.of(order);
                }
            }
        }
        return Optional.empty();
    }

    private static Decision decide(Order order) {
        Round first = order.round(0);
        if (first.complete() && !first.stuck()) {
            return Decision.YES;
        }
        boolean gone = first.gaveUp() && order.state() != OrderState.STUCK;
        return gone ? Decision.NO : Decision.LATER;
    }
}

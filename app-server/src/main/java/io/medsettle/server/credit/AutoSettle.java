package io.medsettle.server.credit;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.credit.TriggerStore.Arrival;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Settles what a doctor saved (医嘱保存后自动结算, G01). The event is kept before anything else; whatever is decided about it is kept
 * with its reason; what moves money is an order that is opened once under the event's own key, so that events may be worked
 * on twice, on two nodes, and after a death. Safe to share between threads.
 */
@Singleton
class AutoSettle {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration NEXT_TURN = Duration.ofSeconds(2);
    private static final Duration BY_HAND = Duration.ofMinutes(5);
    private static final String ENTRY = "no-sense";
    private static final int TURNS = 256;

    private final TriggerStore store;
    private final Gates gates;
    private final CreditOpenings openings;
    private final SettlementDesk settlements;
    private final Desk desk;
    private final HistoryStore histories;
    private final CreditRules rules;
    private final TriggerHands hands;
    private final TriggerFigures figures;
    private final InstantSource clock;
    private final UnderWay underWay;
    private final Object[] turns = new Object[TURNS];

    AutoSettle(
            TriggerStore store,
            Gates gates,
            CreditOpenings openings,
            SettlementDesk settlements,
            Desk desk,
            HistoryStore histories,
            CreditRules rules,
            TriggerHands hands,
            TriggerFigures figures,
            InstantSource clock,
            UnderWay underWay) {
        this.store = store;
        this.gates = gates;
        this.openings = openings;
        this.settlements = settlements;
        this.desk = desk;
        this.histories = histories;
        this.rules = rules;
        this.hands = hands;
        this.figures = figures;
        this.clock = clock;
        this.underWay = underWay;
        Arrays.setAll(turns, i -> new Object());
    }

    /**
     * What is known of an event.
     *
     * @param order that pays it, if there is one
     */
    record Known(Trigger trigger, Decision decision, Optional<Order> order) {}

    /**
     * Takes an event in and waits a while for what comes of it.
     *
     * @throws Refusal 409 key-reused where the event was told otherwise before
     */
    Known settle(Trigger trigger) {
        long began = System.nanoTime();
        Arrival arrival = store.arrive(trigger, clock.instant().plus(LEASE));
        figures.arrived(arrival.fresh());
        Trigger kept = arrival.row().trigger();
        if (!kept.digest().equals(trigger.digest())) {
            throw new Refusal(Problem.of(
                    409, "key-reused", "事件号已用于其他内容", "同一个 hisOrderId 与 eventId 先前用于不同的内容", "账单修改后请使用新的 eventId"));
        }
        if (arrival.fresh() && !hands.take(kept.orderKey(), () -> work(kept))) {
            store.leave(kept, Instant.EPOCH);
        }
        if (!arrival.row().decided()) {
            hands.await(kept.orderKey(), rules.answerWithin().toNanos() - (System.nanoTime() - began));
        }
        Known known =
                known(store.find(kept.org(), kept.hisOrderId(), kept.eventId()).orElse(arrival.row()));
        figures.answered(System.nanoTime() - began);
        return known;
    }

    private Known known(TriggerRow row) {
        Optional<Order> order = order(row).map(desk::read);
        if (row.decision().isPresent()) {
            return new Known(row.trigger(), row.decision().get(), order);
        }
        Decision decision = order.map(o -> conclude(row.trigger(), o))
                .orElseGet(() -> new Decision(Result.PROCESSING, Gate.ORDER, "PROCESSING", "正在处理, 请稍后以同一 eventId 再问"));
        return new Known(row.trigger(), decision, order);
    }

    private Optional<OrderId> order(TriggerRow row) {
        return row.orderId().isEmpty() ? opened(row.trigger()) : Optional.of(new OrderId(row.orderId()));
    }

    private Optional<OrderId> opened(Trigger t) {
        return histories.holder("key", t.org(), t.orderKey()).map(h -> h.order());
    }

    /**
     * Works on an event as far as it goes now. Done twice it comes to the same. One person's events are settled one after
     * another: what the insurer told of the personal account for one would not hold any more for the next.
     */
    void work(Trigger trigger) {
        synchronized (turns[Math.floorMod(trigger.patientId().hashCode(), turns.length)]) {
            if (opened(trigger).isEmpty()
                    && holder(trigger).isEmpty()
                    && underWay.of(trigger.org(), trigger.patientId())) {
                store.leave(trigger, clock.instant().plus(NEXT_TURN));
            } else {
                now(trigger);
            }
        }
    }

    private void now(Trigger trigger) {
        try {
            Optional<OrderId> order = known(trigger);
            if (order.isPresent()) {
                pays(trigger, desk.read(order.get()));
            } else {
                fresh(trigger);
            }
        } catch (Stopped stopped) {
            decide(trigger, stopped.decision());
        }
    }

    private Optional<OrderId> known(Trigger trigger) {
        return opened(trigger).or(() -> holder(trigger));
    }

    /** Another node may have opened it while the gates were asked: what stopped us may be our own order's hold. */
    private void fresh(Trigger trigger) {
        Opening opening;
        try {
            opening = openings.of(trigger, gates.pass(trigger));
        } catch (Stopped stopped) {
            pays(trigger, desk.read(known(trigger).orElseThrow(() -> stopped)));
            return;
        }
        if (clock.instant().isAfter(trigger.arrivedAt().plus(rules.giveUpAfter()))) {
            throw new Stopped(tooLate());
        }
        boolean decided = store.find(trigger.org(), trigger.hisOrderId(), trigger.eventId())
                .filter(TriggerRow::decided)
                .isPresent();
        if (!decided) {
            pays(trigger, desk.read(opened(settlements.open(opening))));
        }
    }

    /** Who holds the bill already. */
    private Optional<OrderId> holder(Trigger trigger) {
        return trigger.bills().stream()
                .flatMap(bill -> histories.holder(Order.BILL, trigger.org(), bill).stream())
                .map(h -> h.order())
                .findFirst();
    }

    private static OrderId opened(Opened opened) {
        if (opened instanceof Opened.New n) {
            return n.order().id();
        }
        if (opened instanceof Opened.Same s) {
            return s.order().id();
        }
        if (opened instanceof Opened.BillHeld held) {
            return held.order();
        }
        throw new IllegalStateException(
                "an event's opening was " + opened.getClass().getSimpleName());
    }

    private void pays(Trigger trigger, Order order) {
        if (!order.opening().get("entry").startsWith(ENTRY)) {
            throw new Stopped(Decision.skipped(
                    Gate.ORDER, "BILL_HELD", "该账单已由其他方式开单: " + order.id().text()));
        }
        if (!opened(trigger).equals(Optional.of(order.id())) && !covers(order, trigger)) {
            anothers(trigger, order);
            return;
        }
        store.opened(trigger, order.id().text());
        conclude(trigger, order);
        if (order.state() == OrderState.STUCK) {
            store.leave(trigger, clock.instant().plus(BY_HAND));
        }
    }

    private static boolean covers(Order order, Trigger trigger) {
        return order.state() != OrderState.PART_REFUNDED
                && List.of(order.opening().get("bills").split("\n", -1)).containsAll(trigger.bills());
    }

    /** Another event's order holds a part of this bill: it says nothing about the rest. */
    private void anothers(Trigger trigger, Order order) {
        if (order.atRest()) {
            throw new Stopped(new Decision(
                    Result.NEED_WINDOW,
                    Gate.ORDER,
                    "PARTLY_PAID",
                    "其中一部分处方已由结算单 " + order.id().text() + " 处理, 其余尚未收款, 请到窗口缴费"));
        }
        store.leave(trigger, clock.instant().plus(NEXT_TURN));
    }

    private static Decision tooLate() {
        return Decision.skipped(Gate.TIME, "TOO_LATE", "未能及时处理, 账单仍在待缴费清单, 请患者另行缴费");
    }

    /** What is said of a stuck order holds until people have ruled: it is answered, but it is not the last word. */
    private Decision conclude(Trigger trigger, Order order) {
        Decision decision = OrderSays.of(order);
        if (decision.result() != Result.PROCESSING && order.state() != OrderState.STUCK) {
            decide(trigger, decision);
        }
        return decision;
    }

    private void decide(Trigger trigger, Decision decision) {
        if (store.decided(trigger, decision, clock.instant())) {
            figures.decided(decision);
        }
    }

    /** Takes up events that nobody works on: their node died, their hands were full, or their order was in doubt. */
    void sweep(int most) {
        Instant now = clock.instant();
        for (TriggerRow row : store.open(now, most)) {
            Trigger t = row.trigger();
            boolean late = now.isAfter(t.arrivedAt().plus(rules.giveUpAfter()));
            if (!store.take(t, now, now.plus(order(row).isPresent() ? LOOK : LEASE))) {
                continue;
            }
            if (late && order(row).isEmpty() && !hands.hold(t.orderKey())) {
                decide(t, tooLate());
            } else if (!hands.take(t.orderKey(), () -> work(t))) {
                store.leave(t, now);
            }
        }
    }
}

package io.medsettle.core.order;

import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Plan.Purpose;
import java.util.List;

/** How an order's state is told from its rounds. */
final class Telling {
    private Telling() {}

    static OrderState state(Order order) {
        List<Round> rounds = order.rounds();
        if (rounds.stream().anyMatch(Round::stuck)) {
            return OrderState.STUCK;
        }
        if (rounds.stream()
                .flatMap(r -> r.deeds().stream())
                .anyMatch(d -> d.plan().kind() != Kind.NOTICE
                        && d.doubted()
                        && d.status().open())) {
            return OrderState.IN_DOUBT;
        }
        for (Round round : rounds) {
            boolean goingBack = round.gaveUp() && !order.undone(round);
            if (goingBack || round.purpose() == Purpose.RETURN && !round.complete()) {
                return round.purpose() == Purpose.REFUND ? OrderState.REFUNDING : OrderState.UNWINDING;
            }
        }
        for (Round round : rounds) {
            if (!round.complete() && !round.gaveUp()) {
                return round.purpose() == Purpose.COLLECT ? collecting(round) : OrderState.REFUNDING;
            }
        }
        return atRest(order, rounds);
    }

    private static OrderState collecting(Round round) {
        if (round.waitsAt().isPresent()) {
            return OrderState.PRICED;
        }
        if (!round.gates.isEmpty() && round.opened.isEmpty()) {
            return OrderState.PRICING;
        }
        boolean patientsTurn = round.deeds().stream().anyMatch(d -> d.status() == DeedStatus.AWAITING);
        return patientsTurn ? OrderState.AWAITING_PATIENT : OrderState.COLLECTING;
    }

    private static OrderState atRest(Order order, List<Round> rounds) {
        boolean settled = rounds.stream().anyMatch(r -> r.purpose() == Purpose.COLLECT && r.complete() && !r.gaveUp());
        boolean refunded = rounds.stream().anyMatch(r -> r.purpose() == Purpose.REFUND && r.complete() && !r.gaveUp());
        if (!settled) {
            return rounds.stream().anyMatch(r -> r.purpose() == Purpose.RETURN)
                    ? OrderState.UNWOUND
                    : OrderState.CANCELLED;
        }
        if (!refunded) {
            return OrderState.SETTLED;
        }
        return order.held().isZero() ? OrderState.REFUNDED : OrderState.PART_REFUNDED;
    }
}

package io.medsettle.server.credit;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;

/** What the credit platform has collected of one person in a day and not given back, or is about to collect. */
final class DayTaken {
    private final BusinessDay day;
    private final String left;

    DayTaken(BusinessDay day) {
        this.day = day;
        this.left = "";
    }

    /** Without what that round collects. */
    DayTaken(BusinessDay day, OrderId order, int round) {
        this.day = day;
        this.left = order.text() + "/" + round;
    }

    /** Fen. */
    long of(Order order) {
        return order.rounds().stream()
                .filter(round -> !left.equals(order.id().text() + "/" + round.no()))
                .mapToLong(round -> of(order, round))
                .sum();
    }

    private long of(Order order, Round round) {
        if (round.gaveUp()) {
            return 0;
        }
        return round.deeds().stream()
                .filter(d -> d.plan().party().equals(CreditFarSide.PARTY))
                .filter(d -> d.plan().verb() == Verb.START && d.plan().kind() == Kind.MONEY)
                .mapToLong(d -> of(order, round, d))
                .sum();
    }

    private long of(Order order, Round round, DeedView d) {
        return switch (d.status()) {
            case TAKEN, MISMATCHED ->
                BusinessDay.of(d.farTime()).equals(day) ? d.parts().get(Part.CASH) - returned(order, round, d) : 0;
            case PLANNED, STARTING, AWAITING -> wanted(round, d);
            case REFUSED, LEFT_OUT, ABANDONING, HELD, CLOSED, LEFT_BEHIND, REVERSING, ACCEPTED, RETURNED -> 0;
        };
    }

    /**
     * Its own amount once that is known; before, what the insurer's trial left of the bill, else the whole of it, less what
     * deposits pay.
     */
    private static long wanted(Round round, DeedView d) {
        long sent = d.parts().get(Part.CASH);
        if (sent > 0) {
            return sent;
        }
        long own =
                round.deed("trial").isPresent() ? told(round, "trial", Part.CASH) : told(round, "freeze", Part.WHOLE);
        return Math.max(0, own - held(round));
    }

    /** What the deposits pay of a discharge; 0 for anything else. */
    private static long held(Round round) {
        return round.opening()
                .find("notes." + NoteKey.DEPOSIT_HELD)
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static long told(Round round, String deed, Part part) {
        return round.deed(deed)
                .filter(d -> d.status() != DeedStatus.LEFT_OUT)
                .map(d -> d.told().isZero() ? d.parts() : d.told())
                .map(parts -> parts.get(part))
                .orElse(0L);
    }

    private static long returned(Order order, Round round, DeedView taking) {
        return order.rounds().stream()
                .flatMap(r -> r.deeds().stream())
                .filter(d -> d.plan().ofRound().filter(no -> no == round.no()).isPresent()
                        && d.plan().ofName().equals(taking.name()))
                .filter(d -> d.status() == DeedStatus.RETURNED || d.status() == DeedStatus.ACCEPTED)
                .mapToLong(d -> d.parts().get(Part.CASH))
                .sum();
    }
}

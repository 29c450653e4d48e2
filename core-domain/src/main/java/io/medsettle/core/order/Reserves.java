package io.medsettle.core.order;

import io.medsettle.core.plan.Kind;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.util.List;
import java.util.Optional;

/**
 * How much of what was taken is still free: neither gone back, nor going back, nor promised to a reversal, nor spent by
 * a taking that draws on the same pool. What is promised counts at its upper bound until its amount is told.
 */
final class Reserves {
    private final Order order;
    private final Optional<DeedView> except;

    /** @param except a deed whose own reserve does not count: what it held is being planned anew */
    Reserves(Order order, Optional<DeedView> except) {
        this.order = order;
        this.except = except;
    }

    /** What of a taking has gone back, is going back, or is promised to go back. */
    Parts spokenFor(DeedView taking) {
        Parts sum = taking.foundReturned;
        for (DeedView d : all()) {
            if (d.reversal() && order.original(d) == taking) {
                sum = sum.plus(going(d));
            }
        }
        return sum;
    }

    private Parts going(DeedView d) {
        return switch (d.status) {
            case ACCEPTED, RETURNED, REVERSING, MISMATCHED -> d.parts();
            case PLANNED, REFUSED -> promised(d);
            case STARTING, AWAITING, TAKEN, LEFT_OUT, ABANDONING, HELD, CLOSED, LEFT_BEHIND -> Parts.NONE;
        };
    }

    private Parts promised(DeedView d) {
        Round round = order.round(d.round());
        return round.gaveUp ? Parts.NONE : Amounts.most(round, d);
    }

    /** What can still be refunded of a taking, fen by part. */
    Parts refundable(DeedView taking) {
        if (taking.status != DeedStatus.TAKEN) {
            return Parts.NONE;
        }
        Parts own = Amounts.less(taking.parts, spokenFor(taking));
        if (!taking.plan().fills(taking.plan().pool())) {
            return own;
        }
        long left = left(taking.plan().pool());
        return own.total() <= left ? own : Parts.of(Part.CASH, Math.min(own.get(Part.CASH), left));
    }

    /** What a pool still holds that is promised to nobody, fen. */
    long left(String pool) {
        long left = 0;
        for (DeedView d : all()) {
            if (d.plan().fills(pool) && d.status == DeedStatus.TAKEN) {
                left += Amounts.less(d.parts, spokenFor(d)).total();
            }
        }
        for (DeedView d : all()) {
            if (d.plan().draws() && d.plan().pool().equals(pool)) {
                left -= Math.min(left, drawn(d).total());
            }
        }
        return left;
    }

    private Parts drawn(DeedView d) {
        return switch (d.status) {
            case STARTING, AWAITING, ABANDONING, HELD -> d.sized;
            case TAKEN, MISMATCHED -> Amounts.less(d.parts, order.goneBack(d));
            case PLANNED, REFUSED, CLOSED -> promised(d);
            case LEFT_OUT, LEFT_BEHIND, REVERSING, ACCEPTED, RETURNED -> Parts.NONE;
        };
    }

    private List<DeedView> all() {
        return order.rounds().stream()
                .flatMap(r -> r.deeds().stream())
                .filter(d -> d.plan().kind() == Kind.MONEY)
                .filter(d -> except.filter(e -> e == d).isEmpty())
                .toList();
    }
}

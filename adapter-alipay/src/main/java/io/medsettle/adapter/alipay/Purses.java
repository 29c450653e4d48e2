package io.medsettle.adapter.alipay;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.Leg.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The purses behind a cashier: the insurer's order and the cash trade, as their own far sides have told. They decide about money;
 * what the cashier says is looked at beside them (alipay §5.4).
 */
record Purses(List<Leg> legs) {
    static Purses of(Deed deed) {
        return new Purses(Stream.of(deed.leg(Act.CASH), deed.leg(Act.ORDER))
                .flatMap(Optional::stream)
                .toList());
    }

    boolean allTaken() {
        return !legs.isEmpty() && legs.stream().allMatch(leg -> leg.standing() == Standing.TAKEN);
    }

    boolean allGone() {
        return !legs.isEmpty() && legs.stream().allMatch(leg -> leg.standing() == Standing.GONE);
    }

    /** Whether the cash trade, or without one the insurer's order, is in one of these. */
    boolean firstIs(Standing... some) {
        return !legs.isEmpty() && List.of(some).contains(legs.get(0).standing());
    }

    /** When the last of them was taken. */
    Optional<Instant> takenAt() {
        return legs.stream().flatMap(leg -> leg.farTime().stream()).max(Instant::compareTo);
    }
}

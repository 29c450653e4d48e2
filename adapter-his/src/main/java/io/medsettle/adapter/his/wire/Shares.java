package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the other legs of a round took, or gave back, in HIS's types. What the hospital bears goes under OTHER: HIS
 * has no purse for it, and its legs must be the whole total.
 */
record Shares(List<Share> all) {
    private static final Set<String> SETTLING = Set.of(Act.ORDER, Act.SETTLE, Act.STAY_SETTLE);

    /** One purse's share of one leg. */
    record Share(String type, Part part, Money amount, Leg leg) {}

    Shares {
        all = List.copyOf(all);
    }

    static Shares of(Deed deed, Leg.Standing standing) {
        List<Share> all = new ArrayList<>();
        for (Leg leg : deed.legs()) {
            if (leg.standing() == standing) {
                leg.parts().forEach((part, fen) -> {
                    if (part != Part.WHOLE) {
                        all.add(new Share(type(leg, part), part, new Money(fen), leg));
                    }
                });
            }
        }
        return new Shares(all);
    }

    /** The same with the cash that is carried over from one charge of HIS to another. */
    Shares with(Optional<Leg> carried) {
        List<Share> more = new ArrayList<>(all);
        carried.ifPresent(leg ->
                more.add(new Share("CASH", Part.CASH, new Money(leg.parts().get(Part.CASH)), leg)));
        return new Shares(more);
    }

    /** What is spent of deposits is the patient's own money, but no cash that comes in now. */
    private static String type(Leg leg, Part part) {
        if (leg.act().equals(Act.DRAW)) {
            return "DEPOSIT";
        }
        return switch (part) {
            case FUND -> "FUND";
            case ACCOUNT -> "ACCT";
            case CASH -> "CASH";
            case OTHER, HOSPITAL, WHOLE -> "OTHER";
        };
    }

    Money sum(String type) {
        return all.stream()
                .filter(s -> s.type().equals(type))
                .map(Share::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    Money total() {
        return all.stream().map(Share::amount).reduce(Money.ZERO, Money::plus);
    }

    Money besideCash() {
        return total().minus(sum("CASH"));
    }

    boolean insured() {
        return !sum("FUND").plus(sum("ACCT")).isZero();
    }

    Parts parts() {
        Parts sum = Parts.NONE;
        for (Share share : all) {
            sum = sum.plus(Parts.of(share.part(), share.amount().fen()));
        }
        return sum;
    }

    /**
     * The round's settlement at the insurer that stands like this, whether or not the insurer bears anything: a round
     * may give one back and make another.
     */
    static Optional<Leg> settlement(Deed deed, Leg.Standing standing) {
        return deed.legs().stream()
                .filter(leg -> leg.standing() == standing && SETTLING.contains(leg.act()))
                .findFirst();
    }

    /** The leg that moved the insurer's money. */
    Optional<Leg> insurer() {
        return all.stream()
                .filter(s -> s.part() == Part.FUND || s.part() == Part.ACCOUNT)
                .map(Share::leg)
                .findFirst();
    }

    /** The last of the far sides' own times. */
    Optional<Instant> lastTime() {
        return all.stream().flatMap(s -> s.leg().farTime().stream()).max(Comparator.naturalOrder());
    }
}

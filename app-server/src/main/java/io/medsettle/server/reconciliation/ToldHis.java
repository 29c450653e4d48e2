package io.medsettle.server.reconciliation;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One charge, or one red receipt, that should stand in HIS's bill: a round whose money is moved and that HIS is told of. HIS's day is
 * that of our payment (his §8), not of its own booking: where its bill goes by that, both meet as one (D11), and the day on which our
 * books list the order is the day on which it is told.
 *
 * @param deed the write-back, or its reversal
 * @param told whether HIS has said yes to it
 * @param split what the round's legs took, negative for what they gave back; what the hospital bears is OTHER, as HIS is told it
 * @param deposit what of it was spent of deposits, fen, signed
 * @param time when the last of the money moved, as HIS was told it if it was
 */
record ToldHis(Order order, Round round, DeedView deed, boolean told, Split split, long deposit, Instant time) {
    private static final Party HIS = new Party("his");
    /** HIS's own word for what is paid, by act. */
    private static final Map<String, String> BUSINESS = Map.of(
            Act.WRITE_BACK, "OUTP",
            Act.WRITE_BACK_REGISTRATION, "REG",
            Act.WRITE_BACK_DEPOSIT, "DEPOSIT",
            Act.WRITE_BACK_DISCHARGE, "DISCHARGE");

    boolean refund() {
        return deed.plan().verb() == Verb.REVERSE;
    }

    /** REG, OUTP, DEPOSIT or DISCHARGE. */
    String business() {
        return BUSINESS.getOrDefault(deed.plan().act(), "OTHER");
    }

    Care care() {
        return business().equals("DEPOSIT") || business().equals("DISCHARGE") ? Care.INPATIENT : Care.OUTPATIENT;
    }

    BusinessDay day() {
        return BusinessDay.of(time);
    }

    /** All of an order. */
    static List<ToldHis> of(Order order) {
        List<ToldHis> all = new ArrayList<>();
        for (Round round : order.rounds()) {
            for (DeedView d : round.deeds()) {
                if (d.plan().party().equals(HIS)
                        && BUSINESS.containsKey(d.plan().act())) {
                    of(order, round, d).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private static Optional<ToldHis> of(Order order, Round round, DeedView d) {
        boolean back = d.plan().verb() == Verb.REVERSE;
        boolean told = back
                ? d.status() == DeedStatus.RETURNED || d.status() == DeedStatus.ACCEPTED
                : d.status() == DeedStatus.TAKEN;
        if (!told && (d.status() == DeedStatus.LEFT_OUT || !due(round, back))) {
            return Optional.empty();
        }
        Split split = Split.NONE;
        long deposit = 0;
        Instant time = Instant.EPOCH;
        for (DeedView leg : round.deeds()) {
            if (counts(leg, back)) {
                split = split.plus(purses(leg, back ? -1 : 1));
                deposit += leg.plan().act().equals(Act.DRAW)
                        ? (back ? -1 : 1) * leg.parts().total()
                        : 0;
                time = leg.parts().isZero()
                        ? time
                        : List.of(time, leg.farTime()).stream()
                                .max(Comparator.naturalOrder())
                                .orElse(time);
            }
        }
        split = split.plus(Part.CASH, (back ? -1 : 1) * carried(round));
        boolean asToldThen = told && (time.equals(Instant.EPOCH) || d.farTime().isBefore(time));
        Instant at = asToldThen ? d.farTime() : time;
        return split.isZero() ? Optional.empty() : Optional.of(new ToldHis(order, round, d, told, split, deposit, at));
    }

    /** Whether all the money of the round is moved and stays moved, so that HIS has to know. */
    private static boolean due(Round round, boolean back) {
        List<DeedView> legs = round.deeds().stream()
                .filter(d -> d.plan().kind() == Kind.MONEY && !d.plan().party().equals(HIS))
                .filter(d -> d.plan().verb() == (back ? Verb.REVERSE : Verb.START))
                .filter(d -> d.status() != DeedStatus.LEFT_OUT)
                .toList();
        return (back || !round.gaveUp()) && !legs.isEmpty() && legs.stream().allMatch(d -> counts(d, back));
    }

    private static boolean counts(DeedView d, boolean back) {
        if (d.plan().kind() != Kind.MONEY || d.plan().party().equals(HIS)) {
            return false;
        }
        boolean returned = d.status() == DeedStatus.RETURNED || d.status() == DeedStatus.ACCEPTED;
        return back ? returned : d.status() == DeedStatus.TAKEN;
    }

    private static Split purses(DeedView leg, int sign) {
        Split[] sum = {Split.NONE};
        leg.parts().forEach((part, fen) -> {
            if (part != Part.WHOLE) {
                sum[0] = sum[0].plus(part == Part.HOSPITAL ? Part.OTHER : part, sign * fen);
            }
        });
        return sum[0];
    }

    /** Cash that stays here while the old charge is taken back whole and what remains is charged anew (部分退费重结). */
    private static long carried(Round round) {
        boolean anew = round.deeds().stream()
                .anyMatch(d -> d.plan().act().equals(Act.REMAINDER) && d.status() == DeedStatus.TAKEN);
        return !anew
                ? 0
                : round.deeds().stream()
                        .flatMap(d -> d.notes().find(HisNotes.CARRIED_FEN).stream())
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(0);
    }
}

package io.medsettle.server.widget;

import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Plan;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a settled round took of whom and still holds, and in which ways it may go back. Shown to the clerk; the desk decides anew
 * when it is asked.
 */
final class Takings {
    private final Order order;
    private final Round round;
    private final List<DeedView> deeds;

    Takings(Order order, int round) {
        this.order = order;
        this.round = order.round(round);
        this.deeds = new ArrayList<>(taken(this.round).toList());
        for (Round later : order.rounds()) {
            boolean anew = later.purpose() == Plan.Purpose.REFUND && later.complete() && ofRound(later, round);
            if (anew) {
                deeds.addAll(taken(later).toList());
            }
        }
    }

    private static boolean ofRound(Round later, int round) {
        return later.deeds().stream()
                .anyMatch(d -> d.plan().ofRound().filter(r -> r == round).isPresent());
    }

    private static java.util.stream.Stream<DeedView> taken(Round r) {
        return r.deeds().stream()
                .filter(d -> d.plan().verb() == Verb.START && d.plan().kind() == Kind.MONEY)
                .filter(d -> d.status() == DeedStatus.TAKEN && d.plan().wayBack() >= 0);
    }

    /** Those that took money, each with what can still go back of it. */
    List<DeedView> withMoney() {
        return deeds.stream().filter(d -> !d.parts().isZero()).toList();
    }

    /** Whether nothing stands in the way of asking: the round is settled and was not paid from deposits. */
    boolean settled() {
        return round.purpose() == Plan.Purpose.COLLECT && round.complete() && !round.gaveUp();
    }

    /** Whether it was paid from deposits: then the discharge is reversed, not refunded. */
    boolean drawn() {
        return deeds.stream().anyMatch(d -> d.plan().draws());
    }

    /** Fen that can still go back. */
    long left() {
        return deeds.stream().mapToLong(d -> order.refundable(d).total()).sum();
    }

    /** An insured settlement goes back whole, or by lines. */
    boolean byAmount() {
        return deeds.stream().noneMatch(d -> d.plan().tells());
    }

    /** The fee lines that may be given back one by one, the rest being settled anew (重结); empty where that cannot be. */
    List<FeeLine> lines(HistoryStore histories) {
        Optional<DeedView> insurer = taken(round)
                .filter(d -> d.plan().act().equals(Act.SETTLE))
                .filter(d -> order.refundable(d).equals(d.parts()))
                .findFirst();
        boolean written = taken(round).anyMatch(d -> d.plan().act().startsWith(Act.WRITE_BACK));
        return insurer.filter(d -> written)
                .flatMap(d ->
                        new Composer(order, histories::unseal).deed(d).secrets().find(NoteKey.FEE_SHEET))
                .map(Secret::reveal)
                .map(sheet -> FeeSheet.ofText(sheet).lines())
                .orElse(List.of());
    }
}

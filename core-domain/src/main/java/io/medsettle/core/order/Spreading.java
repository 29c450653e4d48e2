package io.medsettle.core.order;

import io.medsettle.core.plan.DeedPlan;
import io.medsettle.core.plan.PlannedDeed;
import io.medsettle.core.plan.Sizing;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What one taking's far side will not give back (too old) is spread over the others of its pool, newest first. */
final class Spreading {
    private final Order order;
    private final Round round;
    private final DeedView refused;

    Spreading(Order order, Round round, DeedView refused) {
        this.order = order;
        this.round = round;
        this.refused = refused;
    }

    /** The re-plan as facts; empty if the others do not suffice. */
    Optional<Step> step() {
        Reserves free = new Reserves(order, Optional.of(refused));
        long left = refused.sized.total();
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.about(FactKind.LEFT_OUT, refused, Fields.of("why", "spread: " + refused.text())));
        for (DeedView taking : others()) {
            long some = Math.min(left, free.refundable(taking).get(Part.CASH));
            if (some > 0) {
                left -= some;
                drafts.add(Draft.of(
                        FactKind.DEED,
                        line(taking, some, drafts.size()).fields().with("round", Integer.toString(round.no()))));
            }
        }
        return left == 0 ? Optional.of(new Step.Write(drafts)) : Optional.empty();
    }

    private PlannedDeed line(DeedView taking, long fen, int n) {
        String name = refused.name() + "." + round.deeds().size() + "." + n;
        return DeedPlan.reversal(name, taking.plan(), taking.round(), Sizing.fixed(Parts.of(Part.CASH, fen)))
                .stage(refused.plan().stage())
                .afterNo(refused.plan().afterNo())
                .line();
    }

    private List<DeedView> others() {
        List<DeedView> takings = new ArrayList<>();
        for (Round r : order.rounds()) {
            for (DeedView d : r.deeds()) {
                boolean samePool = d.plan().fills(refused.plan().pool());
                if (samePool && d.status == DeedStatus.TAKEN && !refusedHere(d)) {
                    takings.add(d);
                }
            }
        }
        Collections.reverse(takings);
        return takings;
    }

    /** Whether this round has met this taking's refusal already. */
    private boolean refusedHere(DeedView taking) {
        return round.deeds().stream()
                .anyMatch(d -> d.reversal() && order.original(d) == taking && !d.refusal.isEmpty());
    }
}

package io.medsettle.core.order;

import io.medsettle.core.plan.Kind;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A round on its way forward: stage by stage, begun one after another, awaited together. */
final class Forward {
    private final Rules rules;
    private final Order order;
    private final Round round;

    Forward(Rules rules, Order order, Round round) {
        this.rules = rules;
        this.order = order;
        this.round = round;
    }

    Step next() {
        if (round.complete()) {
            return afterwards();
        }
        int stage = round.stage();
        if (round.gateShut(stage)) {
            return new Step.Rest();
        }
        for (DeedView d : round.inStage(stage)) {
            Optional<Step> step = begin(d);
            if (step.isPresent()) {
                return step.get();
            }
        }
        Optional<Instant> soonest = Optional.empty();
        for (DeedView d : round.awaitedIn(stage)) {
            if (d.status == DeedStatus.AWAITING) {
                Step step = rules.askOnce(d);
                if (!(step instanceof Step.Wait wait)) {
                    return step;
                }
                soonest = Optional.of(
                        soonest.map(s -> Rules.earlier(s, wait.until())).orElse(wait.until()));
            }
        }
        return soonest.<Step>map(Step.Wait::new).orElseGet(Step.Rest::new);
    }

    /** What is left when the money is where it belongs: arrivals of reversals, and messages. */
    private Step afterwards() {
        Step waits = new Step.Rest();
        for (DeedView d : round.deeds()) {
            if (d.plan().kind() == Kind.NOTICE && (d.status == DeedStatus.PLANNED && !d.sentOnce)) {
                return new Step.Start(d, false);
            }
            if (d.status == DeedStatus.ACCEPTED) {
                Step step = rules.askOnce(d);
                if (!(step instanceof Step.Wait)) {
                    return step;
                }
                waits = step;
            }
        }
        return waits;
    }

    /** What a deed of the present stage calls for before the next one may begin; empty if nothing. */
    private Optional<Step> begin(DeedView d) {
        return switch (d.status) {
            case PLANNED -> Optional.of(first(d));
            case STARTING -> Optional.of(inDoubt(d));
            case REVERSING -> Optional.of(reversalInDoubt(d));
            case ABANDONING, HELD -> new Unwinding(rules, order, round).letGo(d);
            case AWAITING, TAKEN, REFUSED, LEFT_OUT, MISMATCHED, CLOSED, LEFT_BEHIND, ACCEPTED, RETURNED ->
                Optional.empty();
        };
    }

    private Step first(DeedView d) {
        Parts size = size(d);
        boolean nothing = size.isZero() && !d.plan().tells() && sizedByMoney(d);
        if (nothing) {
            return new Step.Write(List.of(Draft.about(FactKind.LEFT_OUT, d, Fields.NONE)));
        }
        if (d.reversal()) {
            return legBusy(d) ? new Step.Wait(rules.later(d)) : new Step.Reverse(d, false);
        }
        return new Step.Start(d, false);
    }

    /** Whether its amount says if there is anything to do: not so for those that move nothing by plan. */
    private boolean sizedByMoney(DeedView d) {
        return d.plan().sizing().sign() != 0
                || d.plan().kind() == Kind.MONEY && !d.plan().sizing().fixed().isZero();
    }

    Parts size(DeedView d) {
        return Amounts.size(round, d);
    }

    /** One unanswered sending per leg: another round may be reversing the same taking. */
    private boolean legBusy(DeedView d) {
        DeedView taking = order.original(d);
        return order.rounds().stream()
                .flatMap(r -> r.deeds().stream())
                .anyMatch(
                        o -> o != d && o.reversal() && order.original(o) == taking && o.status == DeedStatus.REVERSING);
    }

    private Step inDoubt(DeedView d) {
        if (rules.wasAsked(d)) {
            if (rules.mayRepeat(d)) {
                return new Step.Start(d, true);
            }
            boolean askOnly = d.plan().repeat() == io.medsettle.core.plan.Repeat.ASK_ONLY;
            if (askOnly
                    && rules.neverHeardOf(d)
                    && !rules.now().isBefore(d.inFlightUntil)
                    && d.plan().letGo() >= 0) {
                return new Step.Abandon(d);
            }
        }
        return rules.inQuestion(d);
    }

    private Step reversalInDoubt(DeedView d) {
        if (rules.wasAsked(d) && rules.mayRepeat(d)) {
            return new Step.Reverse(d, true);
        }
        return rules.inQuestion(d);
    }
}

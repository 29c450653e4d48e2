package io.medsettle.core.order;

import io.medsettle.core.plan.AfterNo;
import io.medsettle.core.plan.DeedPlan;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Plan;
import io.medsettle.core.plan.PlannedDeed;
import io.medsettle.core.plan.Sizing;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A round that was given up: first everything open is let go in its order and proven, then what was taken goes back, then
 * the traces are taken away. Nothing is reversed while a start or an abandon is open.
 */
final class Unwinding {
    private final Rules rules;
    private final Order order;
    private final Round round;

    Unwinding(Rules rules, Order order, Round round) {
        this.rules = rules;
        this.order = order;
        this.round = round;
    }

    Step next() {
        for (DeedView d : round.inOrderOfLettingGo()) {
            Optional<Step> step = d.status.open() && d.plan().kind() != Kind.CHECK ? letGo(d) : Optional.empty();
            if (step.isPresent()) {
                return step.get();
            }
        }
        for (DeedView d : round.deeds()) {
            if (d.status == DeedStatus.REVERSING) {
                return rules.wasAsked(d) && rules.mayRepeat(d) ? new Step.Reverse(d, true) : rules.inQuestion(d);
            }
            boolean leavesNothing = d.plan().kind() == Kind.CHECK || d.plan().kind() == Kind.NOTICE;
            if (d.status == DeedStatus.STARTING && d.plan().letGo() < 0 && !leavesNothing) {
                return rules.inQuestion(d);
            }
        }
        if (round.deeds().stream().anyMatch(order::mustGoBack)) {
            return giveBack();
        }
        return takeTracesAway();
    }

    /** How a start is let go, or found to hold money; the same whether its round was given up or only its number is. */
    Optional<Step> letGo(DeedView d) {
        if (rules.now().isBefore(d.inFlightUntil) && d.status != DeedStatus.AWAITING) {
            return Optional.of(new Step.Wait(d.inFlightUntil));
        }
        return switch (d.status) {
            case STARTING, AWAITING -> Optional.of(new Step.Abandon(d));
            case HELD -> Optional.of(rules.wasAsked(d) ? abandonLater(d) : rules.askOnce(d));
            case ABANDONING -> Optional.of(rules.wasAsked(d) ? abandonLater(d) : askOrAbandon(d));
            default -> Optional.empty();
        };
    }

    /** A doubted abandon is repeated: it is the same wish, and safe. Between two of them time passes. */
    private Step askOrAbandon(DeedView d) {
        return rules.now().isBefore(d.inFlightUntil) ? new Step.Wait(d.inFlightUntil) : rules.askOnce(d);
    }

    private Step abandonLater(DeedView d) {
        return rules.now().isBefore(rules.nextLettingGo(d))
                ? new Step.Wait(rules.nextLettingGo(d))
                : new Step.Abandon(d);
    }

    private Step giveBack() {
        boolean underWay = order.rounds().stream()
                .anyMatch(r -> r.returns().filter(no -> no == round.no()).isPresent() && !r.complete());
        if (underWay || round.deeds().stream().anyMatch(order::goingBack)) {
            return new Step.Rest();
        }
        Optional<DeedView> spent = round.inWayBack().stream()
                .filter(order::mustGoBack)
                .filter(this::spent)
                .findFirst();
        if (spent.isPresent()) {
            return rules.stuck(round, spent.get(), "预交金已用于或已约定用于出院结算, 不足以退回, 请先撤销出院结算, 再裁定退回");
        }
        List<Draft> drafts = new ArrayList<>();
        int no = order.rounds().size();
        List<PlannedDeed> deeds = returning();
        drafts.add(Draft.of(
                FactKind.ROUND,
                Fields.of("plan", "return")
                        .with("purpose", Plan.Purpose.RETURN.name())
                        .with("noReturn", "0")
                        .with("returns", Integer.toString(round.no()))
                        .with("notes.reason", round.why())));
        deeds.forEach(d -> drafts.add(Draft.of(FactKind.DEED, d.fields().with("round", Integer.toString(no)))));
        return new Step.Write(drafts);
    }

    /** Whether its pool holds less than what is still to go back: the rest was spent by others or is promised to them. */
    private boolean spent(DeedView d) {
        String pool = d.plan().pool();
        return d.plan().fills(pool) && order.left(pool) < left(d).total();
    }

    private Parts left(DeedView d) {
        return Amounts.less(d.parts, order.goneBack(d));
    }

    private List<PlannedDeed> returning() {
        List<PlannedDeed> deeds = new ArrayList<>();
        int stage = 0;
        for (DeedView d : round.inWayBack()) {
            if (order.mustGoBack(d)) {
                deeds.add(DeedPlan.reversal("return-" + d.name(), d.plan(), round.no(), Sizing.fixed(left(d)))
                        .stage(stage++)
                        .afterNo(AfterNo.NEW_NUMBER)
                        .line());
            }
        }
        return deeds;
    }

    private Step takeTracesAway() {
        for (DeedView d : round.inOrderOfLettingGo()) {
            if (d.plan().kind() == Kind.TRACE && d.status == DeedStatus.TAKEN && !d.tookUnplanned()) {
                return gone(d)
                        ? new Step.Write(List.of(Draft.about(
                                FactKind.CLOSED,
                                d,
                                Fields.of("proof", "BY_CLOSE")
                                        .with("with", d.plan().goneWith()))))
                        : new Step.Abandon(d);
            }
        }
        return new Step.Rest();
    }

    private boolean gone(DeedView trace) {
        return round.deed(trace.plan().goneWith())
                .filter(d -> d.status == DeedStatus.CLOSED || d.status == DeedStatus.TAKEN)
                .isPresent();
    }
}

package io.medsettle.core.desk;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.AfterNo;
import io.medsettle.core.plan.DeedPlan;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Plan;
import io.medsettle.core.plan.PlannedDeed;
import io.medsettle.core.plan.Sizing;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan of a refund, told from what the settled round took: HIS permits (or has asked itself), insurance goes back first, cash to its
 * original route, HIS writes the red receipt last. The order is the settled round's own way back.
 */
final class Refunding {
    private final Order order;
    private final Round round;
    private final RefundAsk ask;

    Refunding(Order order, Round round, RefundAsk ask) {
        this.order = order;
        this.round = round;
        this.ask = ask;
    }

    SettlementDesk.PlanOrRefusal plan() {
        List<DeedView> takings = takings();
        if (round.deeds().stream().anyMatch(d -> d.plan().draws())) {
            return SettlementDesk.PlanOrRefusal.refusal("discharge-is-reversed", "出院结算不能按退费办理, 请撤销出院结算");
        }
        long taken = sum(takings, d -> d.parts().total());
        long left = sum(takings, d -> order.refundable(d).total());
        long wanted = ask.fen().orElse(left > 0 ? left : taken);
        if (wanted <= 0) {
            return SettlementDesk.PlanOrRefusal.refusal("nothing-to-refund", "退费金额须大于零");
        }
        if (wanted > left) {
            return SettlementDesk.PlanOrRefusal.refusal(
                    "over-refundable", "可退金额为 " + left + " 分 (已付 " + taken + " 分, 其余已退或正在退), 不足 " + wanted + " 分");
        }
        boolean insured = takings.stream().anyMatch(d -> d.plan().tells());
        if (wanted < left && insured) {
            return SettlementDesk.PlanOrRefusal.refusal("insured-in-part", "含医保的结算只能整单退; 部分退费请到窗口办理 (医保整单退后重新结算)");
        }
        return SettlementDesk.PlanOrRefusal.plan(new Plan(
                "refund", Plan.Purpose.REFUND, Map.of(), Plan.ALWAYS_BACK, Optional.empty(), deeds(takings, wanted)));
    }

    /** What the settled round holds, and what stands in its place since it was settled anew (重结). */
    private List<DeedView> takings() {
        List<DeedView> takings = new ArrayList<>(taken(round));
        for (Round later : order.rounds()) {
            boolean anew = later.purpose() == Plan.Purpose.REFUND
                    && later.complete()
                    && later.deeds().stream().anyMatch(d -> d.plan()
                            .ofRound()
                            .filter(r -> r == round.no())
                            .isPresent());
            List<DeedView> instead = anew ? taken(later) : List.of();
            if (!instead.isEmpty()) {
                takings.removeIf(d -> order.refundable(d).isZero());
                takings.addAll(instead);
            }
        }
        takings.sort(Comparator.comparingInt(d -> d.plan().wayBack()));
        return takings;
    }

    private static List<DeedView> taken(Round r) {
        return r.deeds().stream()
                .filter(d -> d.plan().verb() == Verb.START && d.plan().kind() == Kind.MONEY)
                .filter(d -> d.status() == DeedStatus.TAKEN && d.plan().wayBack() >= 0)
                .toList();
    }

    private List<PlannedDeed> deeds(List<DeedView> takings, long wanted) {
        List<PlannedDeed> deeds = new ArrayList<>();
        Optional<DeedView> his = takings.stream()
                .filter(d -> d.plan().act().startsWith(Act.WRITE_BACK))
                .findFirst();
        if (his.isPresent()) {
            deeds.add(DeedPlan.trace(
                            "permit", permitFor(his.get()), his.get().plan().party())
                    .sized(Sizing.fixed(Parts.of(Part.WHOLE, wanted)))
                    .letGo(0)
                    .line());
        }
        long left = wanted;
        int stage = 1;
        for (DeedView d : takings) {
            Parts some = some(order.refundable(d), left);
            if (some.isZero() && !d.parts().isZero()) {
                continue;
            }
            left -= some.total();
            deeds.add(DeedPlan.reversal("back-" + d.name(), d.plan(), d.round(), Sizing.fixed(some))
                    .stage(stage++)
                    .afterNo(some.isZero() || d.plan().tells() ? AfterNo.PERSON : AfterNo.NEW_NUMBER)
                    .line());
        }
        for (DeedView told : round.deeds()) {
            if (told.plan().kind() == Kind.NOTICE) {
                deeds.add(DeedPlan.notice(
                                told.name(), told.plan().act(), told.plan().party())
                        .stage(stage++)
                        .route(told.plan().route())
                        .line());
            }
        }
        return deeds;
    }

    /** Write-downs of other kinds ("write-back-deposit") have permits of their own ("permit-deposit"). */
    private static String permitFor(DeedView his) {
        return Act.PERMIT + his.plan().act().substring(Act.WRITE_BACK.length());
    }

    private static Parts some(Parts refundable, long fen) {
        return refundable.total() <= fen ? refundable : Parts.of(Part.CASH, Math.min(fen, refundable.get(Part.CASH)));
    }

    private static long sum(List<DeedView> takings, java.util.function.ToLongFunction<DeedView> of) {
        return takings.stream().mapToLong(of).sum();
    }
}

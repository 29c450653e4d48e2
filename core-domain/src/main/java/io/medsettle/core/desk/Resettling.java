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
import io.medsettle.ports.value.Party;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The plan of a partial refund of an insured order (医保部分退费, 重结), flows §6.2, ENGINE 23: what remains is held by HIS and
 * tried first; if the patient would have to pay more than before it is refused and nothing was changed. Then the insurer's
 * settlement goes back whole, what remains is settled anew, the difference in cash goes back, and HIS writes both down.
 * From the new settlement on there is no way back, only forwards.
 */
final class Resettling {
    private static final int NO_RETURN = 2;

    private final Order order;
    private final Round round;

    Resettling(Order order, Round round) {
        this.order = order;
        this.round = round;
    }

    SettlementDesk.PlanOrRefusal plan() {
        Optional<DeedView> insurer = taking(d -> d.plan().act().equals(Act.SETTLE));
        Optional<DeedView> his = taking(d -> d.plan().act().startsWith(Act.WRITE_BACK));
        if (insurer.isEmpty() || his.isEmpty()) {
            return SettlementDesk.PlanOrRefusal.refusal(
                    "not-resettleable", "这张结算单不是柜台医保结算, 不能按明细部分退费; 请整单退费, 或按金额退自费部分");
        }
        if (!order.refundable(insurer.get()).equals(insurer.get().parts())) {
            return SettlementDesk.PlanOrRefusal.refusal("nothing-to-resettle", "医保结算已退或正在退, 没有可重结的结算");
        }
        return SettlementDesk.PlanOrRefusal.plan(new Plan(
                "resettle",
                Plan.Purpose.REFUND,
                Map.of(),
                NO_RETURN,
                Optional.empty(),
                deeds(insurer.get(), his.get())));
    }

    /** What of the settled round stands as taken and is such a deed. */
    private Optional<DeedView> taking(Predicate<DeedView> such) {
        return round.deeds().stream().filter(Resettling::taken).filter(such).findFirst();
    }

    private static boolean taken(DeedView d) {
        return d.plan().verb() == Verb.START
                && d.plan().kind() == Kind.MONEY
                && d.plan().wayBack() >= 0
                && d.status() == DeedStatus.TAKEN;
    }

    /** What has taken the patient's own money, however it was collected (渠道, 付款码, 信用), in its way back's order. */
    private List<DeedView> collected() {
        return round.deeds().stream()
                .filter(Resettling::taken)
                .filter(d -> !d.plan().tells() && d.parts().get(Part.CASH) > 0)
                .sorted(Comparator.comparingInt(d -> d.plan().wayBack()))
                .toList();
    }

    /** The patient's own part was paid too much by so much as the new settlement asks less of him. */
    private List<PlannedDeed> tooMuch(long paid) {
        List<PlannedDeed> deeds = new ArrayList<>();
        long left = paid;
        for (DeedView taking : collected()) {
            long most = taking.parts().get(Part.CASH);
            deeds.add(DeedPlan.reversal(
                            taking.name() + "-back",
                            taking.plan(),
                            round.no(),
                            Sizing.rest(left, "insurer", Part.CASH).atMost(most))
                    .stage(3)
                    .afterNo(AfterNo.NEW_NUMBER)
                    .line());
            left -= most;
        }
        return deeds;
    }

    private List<PlannedDeed> deeds(DeedView insurer, DeedView his) {
        long paid =
                collected().stream().mapToLong(d -> d.parts().get(Part.CASH)).sum();
        List<PlannedDeed> deeds = new ArrayList<>();
        deeds.add(triedAgain(insurer, paid));
        deeds.addAll(tried(insurer, his, paid));
        deeds.add(DeedPlan.reversal("insurer-back", insurer.plan(), round.no(), Sizing.fixed(insurer.parts()))
                .stage(1)
                .line());
        deeds.add(DeedPlan.money("insurer", Act.SETTLE, insurer.plan().party())
                .stage(2)
                .tells("remainder")
                .sized(Sizing.all("retrial"))
                .askOnly()
                .afterNo(AfterNo.NEW_NUMBER)
                .letGo(11)
                .wayBack(1)
                .route(insurer.plan().route())
                .line());
        deeds.addAll(tooMuch(paid));
        deeds.add(DeedPlan.reversal("his-back", his.plan(), round.no(), Sizing.NONE)
                .stage(4)
                .line());
        deeds.add(DeedPlan.money("his", his.plan().act(), his.plan().party())
                .stage(4)
                .letGo(15)
                .wayBack(4)
                .route(his.plan().route())
                .line());
        return deeds;
    }

    /**
     * Permit for the whole charge, what remains, and its price, which may not ask more of the patient than was paid.
     * What the account gave is not back in the account yet, and comes on top.
     */
    private List<PlannedDeed> tried(DeedView insurer, DeedView his, long paid) {
        Party hospital = his.plan().party();
        Party party = insurer.plan().party();
        List<PlannedDeed> deeds = new ArrayList<>();
        deeds.add(DeedPlan.trace("permit", Act.PERMIT, hospital)
                .sized(Sizing.fixed(
                        Parts.of(Part.WHOLE, Math.addExact(insurer.parts().total(), paid))))
                .letGo(0)
                .route(his.plan().route())
                .line());
        deeds.add(DeedPlan.trace("remainder", Act.REMAINDER, hospital)
                .letGo(50)
                .route(his.plan().route())
                .line());
        if (round.deeds().stream().anyMatch(d -> d.plan().act().equals(Act.FEES))) {
            deeds.add(DeedPlan.trace("fees", Act.FEES, party)
                    .letGo(20)
                    .route(insurer.plan().route())
                    .line());
        }
        deeds.add(DeedPlan.check("trial", Act.TRIAL, party)
                .tells("remainder")
                .sized(Sizing.NONE.atMost(Math.addExact(paid, insurer.parts().get(Part.ACCOUNT))))
                .route(insurer.plan().route())
                .line());
        return deeds;
    }

    /**
     * The price once the old settlement is back, and with it what it took of the personal account: what is settled. It
     * is the first that tells, so that it counts as soon as it is told.
     */
    private static PlannedDeed triedAgain(DeedView insurer, long paid) {
        return DeedPlan.check("retrial", Act.TRIAL, insurer.plan().party())
                .stage(2)
                .tells("remainder")
                .sized(Sizing.NONE.atMost(paid))
                .afterNo(AfterNo.NEW_NUMBER)
                .route(insurer.plan().route())
                .line();
    }
}

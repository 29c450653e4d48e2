package io.medsettle.core.desk;

import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.AfterNo;
import io.medsettle.core.plan.DeedPlan;
import io.medsettle.core.plan.Plan;
import io.medsettle.core.plan.PlannedDeed;
import io.medsettle.core.plan.Sizing;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Optional<DeedView> insurer =
                round.deed("insurer").filter(d -> d.plan().act().equals(Act.SETTLE));
        Optional<DeedView> his = round.deed("his");
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

    private List<PlannedDeed> deeds(DeedView insurer, DeedView his) {
        long paid = round.deed("cash").map(d -> d.parts().get(Part.CASH)).orElse(0L);
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
        round.deed("cash")
                .filter(d -> d.parts().get(Part.CASH) > 0)
                .ifPresent(cash -> deeds.add(DeedPlan.reversal(
                                "cash-back",
                                cash.plan(),
                                round.no(),
                                Sizing.rest(paid, "insurer", Part.CASH).atMost(paid))
                        .stage(3)
                        .afterNo(AfterNo.NEW_NUMBER)
                        .line()));
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
        if (round.deed("fees").isPresent()) {
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

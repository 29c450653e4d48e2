package io.medsettle.core.paper;

import io.medsettle.core.World;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.AfterNo;
import io.medsettle.core.plan.Billing;
import io.medsettle.core.plan.Counter;
import io.medsettle.core.plan.DeedPlan;
import io.medsettle.core.plan.NoSense;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.core.plan.PlannedDeed;
import io.medsettle.core.plan.Sizing;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outpatient plans and the refunds that are more than a refund (门诊各入口, 部分退费重结). */
final class PaperPlans {
    static final String TRIAL = Act.TRIAL;
    static final String SETTLE = Act.SETTLE;
    static final String CODE_PAY = Act.CODE_PAY;
    static final String VOUCHER = Act.VOUCHER;
    static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Fields ROUTE = Fields.of("owner", "GATEWAY");

    private PaperPlans() {}

    static Outpatient online() {
        return new Outpatient(World.HIS, World.INSURER, World.CHANNEL, ROUTE, HALF_AN_HOUR).telling(World.MESSENGER);
    }

    /** 自助机、窗口付款码. */
    static Plan paymentCode() {
        return counter(Billing.VISIT).paymentCode();
    }

    /** 一码付. */
    static Plan oneCode() {
        return counter(Billing.VISIT).oneCode();
    }

    /** The counter of this town. */
    static Counter counter(Billing billing) {
        return new Counter(
                World.HIS,
                new Counter.Insurance(World.INSURER, true),
                World.CHANNEL,
                Act.CODE_PAY,
                ROUTE,
                HALF_AN_HOUR,
                billing);
    }

    /** Where HIS speaks with the insurer itself. */
    static Counter hisOwned() {
        return new Counter(
                World.HIS,
                new Counter.Insurance(World.INSURER, false),
                World.CHANNEL,
                Act.CODE_PAY,
                Fields.of("owner", "HIS"),
                HALF_AN_HOUR,
                Billing.VISIT);
    }

    /** The same by phone. */
    static Outpatient pooledOnline() {
        return online().insuredBy(new Counter.Insurance(World.INSURER, false));
    }

    /** 信用就医无感支付; nobody presses anything. */
    static NoSense credit() {
        return new NoSense(
                World.HIS,
                new Counter.Insurance(World.INSURER, true),
                World.CREDIT,
                ROUTE,
                HALF_AN_HOUR,
                Optional.of(World.MESSENGER));
    }

    /** 2207: settles what was tried, to the fen; never sent twice. */
    private static DeedPlan insurer(int stage) {
        return DeedPlan.money("insurer", SETTLE, World.INSURER)
                .stage(stage)
                .tells("freeze")
                .sized(Sizing.all("trial"))
                .askOnly()
                .letGo(11)
                .wayBack(1);
    }

    private static PlannedDeed writeBack(int stage) {
        return DeedPlan.money("his", Act.WRITE_BACK, World.HIS)
                .stage(stage)
                .letGo(15)
                .wayBack(4)
                .line();
    }

    /** 付款码: a code pays once; where the patient types a password it waits for him. */
    private static DeedPlan codePay(int stage) {
        return DeedPlan.money("cash", CODE_PAY, World.CHANNEL)
                .stage(stage)
                .handedOffUntil(stage)
                .sized(Sizing.told("trial", Part.CASH))
                .askOnly()
                .letGo(10)
                .wayBack(2);
    }

    /** A resettlement of a hospital that collects more cash too: what it cannot collect beyond the return is owed. */
    static PlanOrRefusal resettleCollecting(Order order) {
        Optional<DeedView> insurer = order.round(0).deed("insurer");
        Optional<DeedView> cash = order.round(0).deed("cash");
        if (insurer.isEmpty() || order.refundable(insurer.get()).isZero()) {
            return PlanOrRefusal.refusal("nothing-to-resettle", "没有可重结的医保结算");
        }
        List<PlannedDeed> deeds = new ArrayList<>();
        deeds.add(DeedPlan.trace("permit", Act.PERMIT, World.HIS).letGo(0).line());
        deeds.add(DeedPlan.check("trial", TRIAL, World.INSURER).tells("").line());
        deeds.add(DeedPlan.reversal(
                        "insurer-back",
                        insurer.get().plan(),
                        0,
                        Sizing.fixed(insurer.get().parts()))
                .stage(1)
                .line());
        deeds.add(insurer(2).tells("").afterNo(AfterNo.NEW_NUMBER).line());
        deeds.addAll(difference(cash.orElseThrow()));
        deeds.add(DeedPlan.reversal(
                        "his-back", order.round(0).deed("his").orElseThrow().plan(), 0, Sizing.NONE)
                .stage(4)
                .line());
        deeds.add(writeBack(4));
        return PlanOrRefusal.plan(
                new Plan("resettle", Plan.Purpose.REFUND, Map.of(), 2, Optional.of(HALF_AN_HOUR), deeds));
    }

    private static List<PlannedDeed> difference(DeedView cash) {
        long old = cash.parts().get(Part.CASH);
        return List.of(
                DeedPlan.reversal(
                                "cash-back",
                                cash.plan(),
                                0,
                                Sizing.rest(old, "insurer", Part.CASH).atMost(old))
                        .stage(3)
                        .afterNo(AfterNo.NEW_NUMBER)
                        .line(),
                codePay(3).sized(Sizing.beyond(old, "insurer", Part.CASH)).line());
    }
}

package io.medsettle.core.paper;

import io.medsettle.core.World;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.AfterNo;
import io.medsettle.core.plan.DeedPlan;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.core.plan.PlannedDeed;
import io.medsettle.core.plan.Sizing;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rounds of one stay (住院): deposits, discharge with top-up or surplus, and its reversal. */
final class StayPlans {
    static final String POOL = "deposit:Z0001";
    static final String STAY_CHECK = "stay-check";
    static final String BUNDLE = "freeze-stay";
    static final String FEES = "stay-fees";
    static final String REGISTER = "register-discharge";
    static final String UNREGISTER = "cancel-discharge";
    static final String TRIAL = "stay-trial";
    static final String SETTLE = "stay-settle";
    static final String DRAW = "draw";
    static final String HIS_DEPOSIT = "write-back-deposit";
    static final String HIS_DISCHARGE = "write-back-discharge";

    private StayPlans() {}

    /** 预交金: HIS stay check | channel | HIS | notice. */
    static Plan deposit(long fen, Party channel) {
        return new Plan(
                "deposit",
                Plan.Purpose.COLLECT,
                Map.of(),
                Plan.ALWAYS_BACK,
                Optional.of(PaperPlans.HALF_AN_HOUR),
                List.of(
                        DeedPlan.check("stay", STAY_CHECK, World.HIS).line(),
                        intoPool("cash", fen, 1, channel),
                        DeedPlan.money("his", HIS_DEPOSIT, World.HIS)
                                .stage(2)
                                .letGo(15)
                                .wayBack(4)
                                .line(),
                        DeedPlan.notice("message", Act.NOTICE, World.CHANNEL)
                                .stage(3)
                                .line()));
    }

    private static PlannedDeed intoPool(String name, long fen, int stage, Party channel) {
        return DeedPlan.money(name, Act.CASH, channel)
                .stage(stage)
                .handedOffUntil(stage)
                .sized(Sizing.fixed(Parts.of(Part.CASH, fen)))
                .pool(POOL)
                .books("due-from:" + channel.name(), POOL)
                .letGo(10)
                .wayBack(2)
                .line();
    }

    /**
     * 出院结算: freeze, fees, registration, trial | insurer | deposit book, top-up | HIS | surplus. Whether there is a top-up
     * or a surplus is told by the insurer's answer; the other one is left out.
     */
    static PlanOrRefusal discharge(Order stay) {
        long held = stay.left(POOL);
        List<PlannedDeed> deeds = new ArrayList<>(prepared());
        deeds.add(DeedPlan.money("insurer", SETTLE, World.INSURER)
                .stage(1)
                .tells("freeze", PaperPlans.INSURED)
                .sized(Sizing.all("trial"))
                .askOnly()
                .afterNo(AfterNo.NEW_NUMBER)
                .letGo(11)
                .wayBack(1)
                .line());
        deeds.add(DeedPlan.money("deposit", DRAW, World.BOOK)
                .stage(2)
                .sized(Sizing.told("insurer", Part.CASH).atMost(held))
                .pool(POOL)
                .books(POOL, "fees")
                .letGo(12)
                .wayBack(3)
                .line());
        deeds.add(DeedPlan.money("top-up", PaperPlans.CREDIT_PAY, World.CREDIT)
                .stage(2)
                .sized(Sizing.beyond(held, "insurer", Part.CASH))
                .letGo(10)
                .absences(2)
                .wayBack(2)
                .line());
        deeds.add(DeedPlan.money("his", HIS_DISCHARGE, World.HIS)
                .stage(3)
                .letGo(15)
                .wayBack(4)
                .line());
        deeds.addAll(surplus(stay, held));
        return PlanOrRefusal.plan(new Plan(
                "discharge",
                Plan.Purpose.COLLECT,
                Map.of(1, Outpatient.PAY),
                4,
                Optional.of(PaperPlans.HALF_AN_HOUR),
                deeds));
    }

    private static List<PlannedDeed> prepared() {
        return List.of(
                DeedPlan.trace("freeze", BUNDLE, World.HIS).letGo(50).line(),
                DeedPlan.trace("fees", FEES, World.INSURER).letGo(40).line(),
                DeedPlan.trace("registration", REGISTER, World.INSURER)
                        .letGo(30)
                        .line(),
                DeedPlan.check("trial", TRIAL, World.INSURER)
                        .tells("freeze", PaperPlans.INSURED)
                        .line());
    }

    /** Newest deposit first, each at most what it still holds; what a channel finds too old is spread over the others. */
    private static List<PlannedDeed> surplus(Order stay, long held) {
        List<PlannedDeed> lines = new ArrayList<>();
        long left = held;
        for (DeedView taking : deposits(stay)) {
            long most = Math.min(left, stay.refundable(taking).get(Part.CASH));
            if (most > 0) {
                lines.add(DeedPlan.reversal(
                                "surplus-" + taking.round(),
                                taking.plan(),
                                taking.round(),
                                Sizing.rest(left, "insurer", Part.CASH).atMost(most))
                        .stage(4)
                        .afterNo(AfterNo.SPREAD)
                        .line());
                left -= most;
            }
        }
        return lines;
    }

    private static List<DeedView> deposits(Order stay) {
        List<DeedView> takings = new ArrayList<>();
        for (Round round : stay.rounds()) {
            round.deeds().stream().filter(d -> d.plan().fills(POOL)).forEach(takings::add);
        }
        Collections.reverse(takings);
        return takings;
    }

    /** 出院结算撤销: permit | surplus collected again | 2305 | 2405 | top-up back, deposits reopened | HIS. */
    static PlanOrRefusal dischargeReversal(Order stay, int round) {
        Round discharge = stay.round(round);
        if (!discharge.complete() || discharge.gaveUp()) {
            return PlanOrRefusal.refusal("not-discharged", "没有可撤销的出院结算");
        }
        List<PlannedDeed> deeds = new ArrayList<>();
        deeds.add(
                DeedPlan.trace("permit", "permit-discharge", World.HIS).letGo(0).line());
        long paidOut = discharge.deeds().stream()
                .filter(d -> d.plan().verb() == Verb.REVERSE && d.status() != DeedStatus.LEFT_OUT)
                .mapToLong(d -> d.parts().total())
                .sum();
        if (paidOut > 0) {
            deeds.add(intoPool("surplus-again", paidOut, 1, World.CHANNEL));
        }
        back(discharge, "insurer", 2).ifPresent(deeds::add);
        deeds.add(DeedPlan.trace("unregister", UNREGISTER, World.INSURER)
                .stage(3)
                .afterNo(AfterNo.PERSON)
                .line());
        back(discharge, "top-up", 4).ifPresent(deeds::add);
        back(discharge, "deposit", 4).ifPresent(deeds::add);
        back(discharge, "his", 5).ifPresent(deeds::add);
        return PlanOrRefusal.plan(new Plan(
                "discharge-reversal",
                Plan.Purpose.REFUND,
                Map.of(),
                Plan.ALWAYS_BACK,
                Optional.of(PaperPlans.HALF_AN_HOUR),
                deeds));
    }

    private static Optional<PlannedDeed> back(Round round, String name, int stage) {
        return round.deed(name).filter(d -> d.status() == DeedStatus.TAKEN).map(d -> DeedPlan.reversal(
                        "back-" + name, d.plan(), round.no(), Sizing.fixed(d.parts()))
                .stage(stage)
                .line());
    }
}

package io.medsettle.core.desk;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.AfterNo;
import io.medsettle.core.plan.DeedPlan;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.core.plan.PlannedDeed;
import io.medsettle.core.plan.Sizing;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rounds of a stay that depend on what came before (出院结算, 出院结算撤销, 入院撤销), flows §7 and §9, ENGINE 24 and 25:
 * what the deposits hold is read from the stay's own history by the page that opens the round.
 */
public final class Stays {
    /** Plan name of a discharge. */
    public static final String DISCHARGE = "discharge";
    /** Plan name of its reversal. */
    public static final String REVERSAL = "discharge-reversal";

    private final Inpatient inpatient;

    public Stays(Inpatient inpatient) {
        this.inpatient = inpatient;
    }

    /** Whether a discharge stands: complete, and not reversed. */
    public static Optional<Round> discharged(Order stay) {
        List<Round> rounds = new ArrayList<>(stay.rounds());
        Collections.reverse(rounds);
        for (Round r : rounds) {
            if (r.plan().equals(REVERSAL) && r.complete() && !r.gaveUp()) {
                return Optional.empty();
            }
            if (r.plan().equals(DISCHARGE) && !r.gaveUp()) {
                return r.complete() ? Optional.of(r) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether the insurer holds the stay: admitted, and not undone. */
    public static boolean admitted(Order stay) {
        boolean admitted = false;
        for (Round r : stay.rounds()) {
            boolean stands = r.complete() && !r.gaveUp();
            admitted = stands && r.plan().equals(Inpatient.ADMISSION)
                    || admitted && !(stands && r.plan().equals(Inpatient.ADMISSION_UNDONE));
        }
        return admitted;
    }

    /** The round of that plan that is still under way, if there is one. */
    public static Optional<Round> underWay(Order stay, String plan) {
        return stay.rounds().stream()
                .filter(r -> r.plan().equals(plan) && !r.complete() && !stay.undone(r))
                .findFirst();
    }

    /** A deposit (预交金). */
    public SettlementDesk.PlanOrRefusal deposit(Order stay, String stayId, long fen, Inpatient.Payer payer) {
        if (discharged(stay).isPresent() || underWay(stay, DISCHARGE).isPresent()) {
            return refusal("already-discharged", "本次住院已出院结算或正在结算, 不能再交预交金");
        }
        return SettlementDesk.PlanOrRefusal.plan(inpatient.deposit(stayId, fen, payer));
    }

    /** Whether a contract stands for the deposit of a stay (免押金). */
    public static boolean waived(Order stay) {
        return stay.rounds().stream().anyMatch(r -> r.plan().equals(Inpatient.WAIVER) && r.complete() && !r.gaveUp());
    }

    /** 免押金: a contract stands for the deposit. */
    public SettlementDesk.PlanOrRefusal waiver(Order stay, long fen, Inpatient.Payer payer) {
        if (discharged(stay).isPresent() || underWay(stay, DISCHARGE).isPresent()) {
            return refusal("already-discharged", "本次住院已出院结算或正在结算, 不能再办免押金");
        }
        if (waived(stay) || underWay(stay, Inpatient.WAIVER).isPresent()) {
            return refusal("already-waived", "本次住院已凭信用签约免押金或正在办理, 无需再办");
        }
        return SettlementDesk.PlanOrRefusal.plan(inpatient.waiver(fen, payer));
    }

    /** 入院办理. */
    public SettlementDesk.PlanOrRefusal admission(Order stay) {
        if (admitted(stay) || underWay(stay, Inpatient.ADMISSION).isPresent()) {
            return refusal("already-admitted", "本次住院已办理医保入院登记或正在办理");
        }
        if (discharged(stay).isPresent()) {
            return refusal("already-discharged", "本次住院已出院结算");
        }
        return SettlementDesk.PlanOrRefusal.plan(inpatient.admission());
    }

    /** 入院撤销: HIS permits | fees and registration go | HIS forgets the insurer's number. */
    public SettlementDesk.PlanOrRefusal undoAdmission(Order stay, String stayId) {
        Optional<Round> admission = lastAdmission(stay);
        if (!admitted(stay) || admission.isEmpty()) {
            return refusal("not-admitted", "没有可撤销的入院登记");
        }
        if (discharged(stay).isPresent() || underWay(stay, DISCHARGE).isPresent()) {
            return refusal("already-discharged", "已出院结算或正在结算, 请先撤销出院结算");
        }
        if (stay.left(Inpatient.pool(stayId)) > 0) {
            return refusal("deposits-left", "尚有预交金 " + stay.left(Inpatient.pool(stayId)) + " 分未退, 请先退预交金");
        }
        List<PlannedDeed> deeds = new ArrayList<>();
        deeds.add(
                trace("permit", Act.PERMIT_ADMISSION, inpatient.his()).letGo(0).line());
        deeds.add(trace("unadmit", Act.CANCEL_ADMISSION, inpatient.insurer())
                .stage(1)
                .line());
        back(stay, admission.get(), "his", 2).ifPresent(deeds::add);
        return SettlementDesk.PlanOrRefusal.plan(
                new Plan(Inpatient.ADMISSION_UNDONE, Plan.Purpose.REFUND, Map.of(), 2, Optional.empty(), deeds));
    }

    private static Optional<Round> lastAdmission(Order stay) {
        return stay.rounds().stream()
                .filter(r -> r.plan().equals(Inpatient.ADMISSION) && r.complete() && !r.gaveUp())
                .reduce((first, second) -> second);
    }

    /**
     * 出院结算. Whether there is a top-up or a surplus is told by the insurer's answer, for a stay that is not insured by HIS's
     * total; the other one is left out.
     *
     * @param insured whether the insurer holds the stay: admitted here ({@link #admitted}) or by HIS before
     * @param topUp how the patient pays what the deposits do not cover
     */
    public SettlementDesk.PlanOrRefusal discharge(Order stay, String stayId, boolean insured, Inpatient.Payer topUp) {
        if (discharged(stay).isPresent()) {
            return refusal("already-discharged", "本次住院已出院结算");
        }
        if (underWay(stay, DISCHARGE).isPresent()) {
            return refusal("discharge-under-way", "本次住院正在办理出院结算");
        }
        if (underWay(stay, Inpatient.ADMISSION).isPresent()) {
            return refusal("admission-under-way", "入院登记尚未有结果, 请稍后再办理出院");
        }
        String pool = Inpatient.pool(stayId);
        long held = stay.left(pool);
        String teller = insured ? "insurer" : "freeze";
        Part told = insured ? Part.CASH : Part.WHOLE;
        List<PlannedDeed> deeds = new ArrayList<>(prepared(insured));
        if (insured) {
            deeds.add(insurer());
        }
        deeds.add(DeedPlan.money("deposit", Act.DRAW, inpatient.book())
                .stage(2)
                .sized(Sizing.asCash(teller, told).atMost(held))
                .pool(pool)
                .books(pool, "fees")
                .letGo(12)
                .wayBack(3)
                .route(inpatient.route())
                .line());
        deeds.add(inpatient
                .paid("top-up", topUp, Sizing.cashBeyond(held, teller, told), 2)
                .line());
        deeds.add(DeedPlan.money("his", Act.WRITE_BACK_DISCHARGE, inpatient.his())
                .stage(3)
                .letGo(15)
                .wayBack(4)
                .route(inpatient.route())
                .line());
        deeds.addAll(surplus(stay, pool, held, teller, told));
        if (topUp.byCredit()) {
            inpatient.told(5).ifPresent(deeds::add);
        }
        Plan plan = new Plan(
                DISCHARGE,
                Plan.Purpose.COLLECT,
                Map.of(insured ? 1 : 2, Outpatient.PAY),
                4,
                Optional.of(inpatient.patience()),
                deeds);
        return SettlementDesk.PlanOrRefusal.plan(plan, Fields.of(NoteKey.DEPOSIT_HELD, Long.toString(held)));
    }

    private DeedPlan trace(String name, String act, Party party) {
        return DeedPlan.trace(name, act, party).route(inpatient.route());
    }

    private List<PlannedDeed> prepared(boolean insured) {
        List<PlannedDeed> deeds = new ArrayList<>();
        deeds.add(trace("freeze", Act.FREEZE_STAY, inpatient.his()).letGo(50).line());
        deeds.add(DeedPlan.check("deposits", Act.DEPOSITS, inpatient.his())
                .route(inpatient.route())
                .line());
        if (insured) {
            deeds.add(
                    trace("fees", Act.STAY_FEES, inpatient.insurer()).letGo(40).line());
            deeds.add(trace("registration", Act.DISCHARGE, inpatient.insurer())
                    .letGo(30)
                    .line());
            deeds.add(DeedPlan.check("trial", Act.STAY_TRIAL, inpatient.insurer())
                    .tells("freeze")
                    .route(inpatient.route())
                    .line());
        }
        return deeds;
    }

    private PlannedDeed insurer() {
        return DeedPlan.money("insurer", Act.STAY_SETTLE, inpatient.insurer())
                .stage(1)
                .tells("freeze")
                .sized(Sizing.all("trial"))
                .askOnly()
                .afterNo(AfterNo.NEW_NUMBER)
                .letGo(11)
                .wayBack(1)
                .route(inpatient.route())
                .line();
    }

    /** Newest deposit first, each at most what it still holds; what a channel finds too old is spread over the others. */
    private static List<PlannedDeed> surplus(Order stay, String pool, long held, String teller, Part told) {
        List<PlannedDeed> lines = new ArrayList<>();
        long left = held;
        for (DeedView taking : deposits(stay, pool)) {
            long most = Math.min(left, stay.refundable(taking).get(Part.CASH));
            if (most > 0) {
                String name = "surplus-" + taking.round();
                lines.add(DeedPlan.reversal(
                                name,
                                taking.plan(),
                                taking.round(),
                                Sizing.cashLeft(left, teller, told).atMost(most))
                        .stage(4)
                        .afterNo(AfterNo.SPREAD)
                        .line());
                left -= most;
            }
        }
        return lines;
    }

    private static List<DeedView> deposits(Order stay, String pool) {
        List<DeedView> takings = new ArrayList<>();
        for (Round round : stay.rounds()) {
            round.deeds().stream().filter(d -> d.plan().fills(pool)).forEach(takings::add);
        }
        Collections.reverse(takings);
        return takings;
    }

    /**
     * 出院结算撤销: permit | surplus collected again | 2305 | 2405 | top-up back, deposits reopened | HIS.
     *
     * @param payer how the patient pays a surplus back that was paid out
     */
    public SettlementDesk.PlanOrRefusal reverse(Order stay, String stayId, Inpatient.Payer payer) {
        Optional<Round> discharge = discharged(stay);
        if (discharge.isEmpty()) {
            return refusal("not-discharged", "没有可撤销的出院结算");
        }
        if (underWay(stay, REVERSAL).isPresent()) {
            return refusal("reversal-under-way", "出院结算正在撤销");
        }
        Round round = discharge.get();
        List<PlannedDeed> deeds = new ArrayList<>();
        long whole = round.deed("freeze").map(d -> d.parts().get(Part.WHOLE)).orElse(0L);
        deeds.add(trace("permit", Act.PERMIT_DISCHARGE, inpatient.his())
                .sized(Sizing.fixed(Parts.of(Part.WHOLE, whole)))
                .letGo(0)
                .line());
        long paidOut = round.deeds().stream()
                .filter(d -> d.status() == DeedStatus.RETURNED || d.status() == DeedStatus.ACCEPTED)
                .mapToLong(d -> d.parts().total())
                .sum();
        if (paidOut > 0) {
            deeds.add(inpatient.intoPool("surplus-again", stayId, paidOut, 1, payer));
        }
        back(stay, round, "insurer", 2).ifPresent(deeds::add);
        if (round.deed("registration").isPresent()) {
            deeds.add(trace("unregister", Act.CANCEL_DISCHARGE, inpatient.insurer())
                    .stage(3)
                    .afterNo(AfterNo.PERSON)
                    .line());
        }
        back(stay, round, "top-up", 4).ifPresent(deeds::add);
        back(stay, round, "deposit", 4).ifPresent(deeds::add);
        back(stay, round, "his", 5).ifPresent(deeds::add);
        return SettlementDesk.PlanOrRefusal.plan(new Plan(
                REVERSAL, Plan.Purpose.REFUND, Map.of(), Plan.ALWAYS_BACK, Optional.of(inpatient.patience()), deeds));
    }

    /** What is still there to go back: what went back by itself, or is going, is not booked a second time. */
    private static Optional<PlannedDeed> back(Order stay, Round round, String name, int stage) {
        return round.deed(name)
                .filter(d -> d.status() == DeedStatus.TAKEN)
                .filter(d -> d.parts().isZero()
                        ? !gone(stay, d)
                        : !stay.refundable(d).isZero())
                .map(d -> DeedPlan.reversal("back-" + name, d.plan(), round.no(), Sizing.fixed(stay.refundable(d)))
                        .stage(stage)
                        .line());
    }

    private static boolean gone(Order stay, DeedView taking) {
        return stay.reversals(taking).stream()
                .anyMatch(d -> d.status() == DeedStatus.REVERSING
                        || d.status() == DeedStatus.ACCEPTED
                        || d.status() == DeedStatus.RETURNED);
    }

    private static SettlementDesk.PlanOrRefusal refusal(String code, String text) {
        return SettlementDesk.PlanOrRefusal.refusal(code, text);
    }
}

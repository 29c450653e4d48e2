package io.medsettle.core.plan;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rounds of a stay that need not look at what came before (入院, 预交金), flows §7 and §8. A stay is one order: deposits,
 * discharge, surplus and reversal are rounds of the same history.
 *
 * @param his who keeps the stay
 * @param insurer with whom an insured stay is registered
 * @param book our own deposit book
 * @param route who moves the money and where
 * @param patience how long the patient may take to pay
 * @param messenger who tells whoever paid a deposit on a channel's page that it arrived (成功提醒), and of its refund
 */
public record Inpatient(
        Party his, Party insurer, Party book, Fields route, Duration patience, Optional<Party> messenger) {
    /** Plan name of a deposit. */
    public static final String DEPOSIT = "deposit";
    /** Plan name of a deposit for which a contract stands (免押金). */
    public static final String WAIVER = "deposit-waived";
    /** Plan name of an admission. */
    public static final String ADMISSION = "admission";
    /** Plan name of the undoing of an admission. */
    public static final String ADMISSION_UNDONE = "admission-undone";

    /** Where nobody tells the payer anything. */
    public Inpatient(Party his, Party insurer, Party book, Fields route, Duration patience) {
        this(his, insurer, book, route, patience, Optional.empty());
    }

    /**
     * How somebody pays.
     *
     * @param party channel, credit platform, or the window
     * @param act {@code Act.CASH}, {@code Act.CODE_PAY} …
     * @param handsOff whether the patient has to do something after the start
     */
    public record Payer(Party party, String act, boolean handsOff) {
        /**
         * Whether whoever pays can be told: on a channel's page the channel knows them; who pays by credit does nothing
         * at all and would not know otherwise.
         */
        boolean known() {
            return handsOff && act.equals(Act.CASH) || byCredit();
        }

        /** Whether a credit platform collects in the background. */
        public boolean byCredit() {
            return act.equals(Act.CREDIT_DEPOSIT) || act.equals(Act.CREDIT_DISCHARGE);
        }
    }

    /** The account, and the name, of a stay's deposits. */
    public static String pool(String stayId) {
        return "deposit:" + stayId;
    }

    /** 入院办理: what HIS says of the stay | 2401 | HIS keeps the insurer's number. */
    public Plan admission() {
        return new Plan(
                ADMISSION,
                Plan.Purpose.COLLECT,
                Map.of(),
                Plan.ALWAYS_BACK,
                Optional.empty(),
                List.of(
                        DeedPlan.check("admission", Act.ADMISSION, his)
                                .route(route)
                                .line(),
                        DeedPlan.trace("admit", Act.ADMIT, insurer)
                                .stage(1)
                                .letGo(30)
                                .route(route)
                                .line(),
                        DeedPlan.money("his", Act.WRITE_BACK_ADMISSION, his)
                                .stage(2)
                                .letGo(15)
                                .wayBack(4)
                                .route(route)
                                .line()));
    }

    /** 预交金: HIS stay check | payer | HIS | notice where there is somebody to carry it. */
    public Plan deposit(String stayId, long fen, Payer payer) {
        List<PlannedDeed> deeds = new ArrayList<>(List.of(
                DeedPlan.check("stay", Act.STAY_CHECK, his)
                        .sized(Sizing.fixed(Parts.of(Part.CASH, fen)))
                        .route(route)
                        .line(),
                intoPool("cash", stayId, fen, 1, payer),
                DeedPlan.money("his", Act.WRITE_BACK_DEPOSIT, his)
                        .stage(2)
                        .letGo(15)
                        .wayBack(4)
                        .route(route)
                        .line()));
        if (payer.known()) {
            told(3).ifPresent(deeds::add);
        }
        return new Plan(DEPOSIT, Plan.Purpose.COLLECT, Map.of(), Plan.ALWAYS_BACK, Optional.of(patience), deeds);
    }

    /**
     * 免押金: HIS stay check | the platform keeps it for audit. Nothing is paid, so nothing is booked here, at HIS or in the deposit
     * book, and the discharge collects everything that the patient bears.
     *
     * @param fen the deposit for which the contract stands: HIS is asked whether it may be one
     * @param payer the platform whose contract stands for the deposit
     */
    public Plan waiver(long fen, Payer payer) {
        return new Plan(
                WAIVER,
                Plan.Purpose.COLLECT,
                Map.of(),
                Plan.ALWAYS_BACK,
                Optional.of(patience),
                List.of(
                        DeedPlan.check("stay", Act.STAY_CHECK, his)
                                .sized(Sizing.fixed(Parts.of(Part.CASH, fen)))
                                .route(route)
                                .line(),
                        DeedPlan.trace("waiver", payer.act(), payer.party())
                                .stage(1)
                                .letGo(10)
                                .absences(NoSense.ABSENCES)
                                .route(route)
                                .line()));
    }

    /** A message to whoever paid, where there is somebody to carry it. */
    public Optional<PlannedDeed> told(int stage) {
        return messenger.map(carrier -> DeedPlan.notice("notice", Act.NOTICE, carrier)
                .stage(stage)
                .route(route)
                .line());
    }

    /** Money that is paid into a stay's deposits. */
    public PlannedDeed intoPool(String name, String stayId, long fen, int stage, Payer payer) {
        return paid(name, payer, Sizing.fixed(Parts.of(Part.CASH, fen)), stage)
                .pool(pool(stayId))
                .books("due-from:" + payer.party().name(), pool(stayId))
                .line();
    }

    /** Money that somebody pays; a code pays once. */
    public DeedPlan paid(String name, Payer payer, Sizing size, int stage) {
        DeedPlan plan = DeedPlan.money(name, payer.act(), payer.party())
                .stage(stage)
                .sized(size)
                .letGo(10)
                .wayBack(2)
                .route(route);
        if (payer.handsOff()) {
            plan.handedOffUntil(stage);
        }
        if (payer.byCredit()) {
            plan.absences(NoSense.ABSENCES);
        }
        return payer.act().equals(Act.CODE_PAY) ? plan.askOnly() : plan;
    }
}

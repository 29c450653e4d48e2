package io.medsettle.core.plan;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The flows at a kiosk or a window (自助机, 窗口), flows §4, §5: the insurer is tried first and settles by itself, the patient
 * pays what is left by a code, by face, or by the voucher of one scan.
 *
 * @param his who holds what is paid and writes the settlement down
 * @param insurance who makes the insurance calls
 * @param channel who collects the patient's own part
 * @param payAct how it is collected: {@code Act.CODE_PAY}, or {@code Act.CASH} where the patient is handed a page
 * @param route who moves the money and where
 * @param patience how long the patient may take
 * @param billing what is paid
 * @param reporter who is told of an insured settlement afterwards (结算回传), and of its refund
 */
public record Counter(
        Party his,
        Insurance insurance,
        Party channel,
        String payAct,
        Fields route,
        Duration patience,
        Billing billing,
        Optional<Party> reporter) {

    /** Where nobody is told. */
    public Counter(
            Party his,
            Insurance insurance,
            Party channel,
            String payAct,
            Fields route,
            Duration patience,
            Billing billing) {
        this(his, insurance, channel, payAct, route, patience, billing, Optional.empty());
    }

    /**
     * Who makes the insurance calls (flows §0.5).
     *
     * @param party the insurer itself, or HIS as its speaker
     * @param uploads whether visit, diagnoses and fee lines are ours to upload; HIS does that by itself
     */
    public record Insurance(Party party, boolean uploads) {}

    /** 付款码, 刷脸: tried | cash | insurer | HIS. */
    public Plan paymentCode() {
        List<PlannedDeed> deeds = prepared();
        billing.recheck(his, route, 1).ifPresent(deeds::add);
        deeds.add(pay(1, Sizing.told("trial", Part.CASH)));
        deeds.add(settle(2));
        deeds.add(billing.writtenDown(his, route, 3));
        report(deeds, 4);
        return plan("counter", deeds);
    }

    /** 一码付: tried, voucher | insurer | cash by the voucher | HIS. */
    public Plan oneCode() {
        List<PlannedDeed> deeds = prepared();
        billing.recheck(his, route, 1).ifPresent(deeds::add);
        deeds.add(DeedPlan.check("voucher", Act.VOUCHER, insurance.party())
                .stage(1)
                .sized(Sizing.told("trial", Part.CASH))
                .route(route)
                .line());
        deeds.add(settle(2));
        deeds.add(pay(3, Sizing.told("trial", Part.CASH)));
        deeds.add(billing.writtenDown(his, route, 4));
        report(deeds, 5);
        return plan("one-code", deeds);
    }

    /** 自费: cash | HIS. */
    public Plan selfPay() {
        List<PlannedDeed> deeds = new ArrayList<>(billing.held(his, route));
        billing.recheck(his, route, 1).ifPresent(deeds::add);
        deeds.add(pay(1, billing.whole()));
        deeds.add(billing.writtenDown(his, route, 2));
        return plan("counter-self-pay", deeds);
    }

    private void report(List<PlannedDeed> deeds, int stage) {
        reporter.ifPresent(party -> deeds.add(DeedPlan.notice("report", Act.REPORT, party)
                .stage(stage)
                .route(route)
                .line()));
    }

    private Plan plan(String name, List<PlannedDeed> deeds) {
        String prefix = billing == Billing.VISIT ? "" : "registration-";
        return new Plan(
                prefix + name,
                Plan.Purpose.COLLECT,
                Map.of(1, Outpatient.PAY),
                Plan.ALWAYS_BACK,
                Optional.of(patience),
                deeds);
    }

    /** Held by HIS, uploaded and tried at the insurer. */
    List<PlannedDeed> prepared() {
        List<PlannedDeed> deeds = new ArrayList<>(billing.held(his, route));
        Party insurer = insurance.party();
        if (insurance.uploads()) {
            deeds.add(DeedPlan.trace("visit", Act.VISIT, insurer)
                    .letGo(40)
                    .route(route)
                    .line());
            deeds.add(DeedPlan.trace("diagnoses", Act.DIAGNOSES, insurer)
                    .letGo(30)
                    .route(route)
                    .line());
            deeds.add(DeedPlan.trace("fees", Act.FEES, insurer)
                    .letGo(20)
                    .route(route)
                    .line());
        }
        deeds.add(DeedPlan.check("trial", Act.TRIAL, insurer)
                .tells(billing.priced())
                .route(route)
                .line());
        return deeds;
    }

    /** 2207: settles what was tried, to the fen; never sent twice. */
    PlannedDeed settle(int stage) {
        return DeedPlan.money("insurer", Act.SETTLE, insurance.party())
                .stage(stage)
                .tells(billing.priced())
                .sized(Sizing.all("trial"))
                .askOnly()
                .letGo(11)
                .wayBack(1)
                .route(route)
                .line();
    }

    /** A code pays once; where the patient types a password it waits for him. */
    private PlannedDeed pay(int stage, Sizing size) {
        DeedPlan plan = DeedPlan.money("cash", payAct, channel)
                .stage(stage)
                .handedOffUntil(stage)
                .sized(size)
                .letGo(10)
                .wayBack(2)
                .route(route);
        return payAct.equals(Act.CODE_PAY) ? plan.askOnly().line() : plan.line();
    }
}

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
 * The online flows of an outpatient (门诊线上缴费, 线上挂号), flows §1 and §2.
 *
 * @param his who freezes the bill and writes the settlement down
 * @param insurance who makes the insurance calls: the insurer itself, or HIS, which pools by itself (由 HIS 统筹)
 * @param channel who collects the cash and shows the cashier
 * @param route who moves the money and where
 * @param patience how long the patient may take
 * @param billing what is paid
 * @param messenger who tells the patient that it was paid (成功提醒), and of its refund
 */
public record Outpatient(
        Party his,
        Counter.Insurance insurance,
        Party channel,
        Fields route,
        Duration patience,
        Billing billing,
        Optional<Party> messenger) {
    /** The gate that somebody opens by pressing pay. */
    public static final String PAY = "pay";

    /** Where nobody tells the patient anything. */
    public Outpatient(Party his, Party insurer, Party channel, Fields route, Duration patience, Billing billing) {
        this(his, new Counter.Insurance(insurer, true), channel, route, patience, billing, Optional.empty());
    }

    /** For the prescriptions of a visit, where nobody tells the patient anything. */
    public Outpatient(Party his, Party insurer, Party channel, Fields route, Duration patience) {
        this(his, insurer, channel, route, patience, Billing.VISIT);
    }

    /** The same for something else that is paid. */
    public Outpatient of(Billing other) {
        return new Outpatient(his, insurance, channel, route, patience, other, messenger);
    }

    /** The same where the patient may take another time. */
    public Outpatient within(Duration other) {
        return new Outpatient(his, insurance, channel, route, other, billing, messenger);
    }

    /** The same where another channel collects. */
    public Outpatient collectedBy(Party other) {
        return new Outpatient(his, insurance, other, route, patience, billing, messenger);
    }

    /** The same with somebody who tells the patient. */
    public Outpatient telling(Party carrier) {
        return new Outpatient(his, insurance, channel, route, patience, billing, Optional.of(carrier));
    }

    /** The same where somebody else makes the insurance calls. */
    public Outpatient insuredBy(Counter.Insurance other) {
        return new Outpatient(his, other, channel, route, patience, billing, messenger);
    }

    /** 医保与自费混合: by the insurer's page for both parts, or, where HIS pools, by HIS and an ordinary cashier. */
    public Plan mixed() {
        return insurance.uploads() ? together() : pooledByHis();
    }

    /** Insurer opened and priced first, one cashier page drives both, HIS last. */
    private Plan together() {
        Party insurer = insurance.party();
        List<PlannedDeed> deeds = new ArrayList<>(billing.held(his, route));
        deeds.add(DeedPlan.trace("visit", Act.VISIT, insurer)
                .letGo(40)
                .route(route)
                .line());
        deeds.add(DeedPlan.trace("diagnoses", Act.DIAGNOSES, insurer)
                .letGo(30)
                .route(route)
                .line());
        deeds.add(DeedPlan.trace("upload", Act.UPLOAD, insurer)
                .letGo(20)
                .goneWith("insurer")
                .route(route)
                .line());
        deeds.add(DeedPlan.money("insurer", Act.ORDER, insurer)
                .handedOffUntil(1)
                .tells(billing.priced())
                .letGo(11)
                .wayBack(1)
                .route(route)
                .line());
        billing.recheck(his, route, 1).ifPresent(deeds::add);
        deeds.add(cash(Sizing.told("insurer", Part.CASH)));
        deeds.add(DeedPlan.money("cashier", Act.MIXED, channel)
                .stage(1)
                .handedOffUntil(1)
                .letGo(12)
                .wayBack(3)
                .route(route)
                .line());
        deeds.add(billing.writtenDown(his, route, 2));
        tell(deeds, 3);
        return mixed(deeds);
    }

    /** 医保由 HIS 统筹: HIS tries (自费线上计算), the patient pays what is left on a page, HIS settles and writes down. */
    private Plan pooledByHis() {
        Counter tried = new Counter(his, insurance, channel, Act.CASH, route, patience, billing);
        List<PlannedDeed> deeds = new ArrayList<>(tried.paymentCode().deeds());
        tell(deeds, 4);
        return mixed(deeds);
    }

    private Plan mixed(List<PlannedDeed> deeds) {
        return plan(billing == Billing.VISIT ? "online-mixed" : "registration-mixed", deeds);
    }

    /** 纯自费: the channel collects the whole bill. */
    public Plan selfPay() {
        List<PlannedDeed> deeds = new ArrayList<>(billing.held(his, route));
        billing.recheck(his, route, 1).ifPresent(deeds::add);
        deeds.add(cash(billing.whole()));
        deeds.add(billing.writtenDown(his, route, 2));
        tell(deeds, 3);
        return plan(billing == Billing.VISIT ? "online-self-pay" : "registration-self-pay", deeds);
    }

    private PlannedDeed cash(Sizing size) {
        return DeedPlan.money("cash", Act.CASH, channel)
                .stage(1)
                .handedOffUntil(1)
                .sized(size)
                .letGo(10)
                .wayBack(2)
                .route(route)
                .line();
    }

    private void tell(List<PlannedDeed> deeds, int stage) {
        messenger.ifPresent(party -> deeds.add(DeedPlan.notice("notice", Act.NOTICE, party)
                .stage(stage)
                .route(route)
                .line()));
    }

    private Plan plan(String name, List<PlannedDeed> deeds) {
        return new Plan(name, Plan.Purpose.COLLECT, Map.of(1, PAY), Plan.ALWAYS_BACK, Optional.of(patience), deeds);
    }
}

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
 * 信用就医无感支付, flows §3: the doctor saves, the insurer settles, the credit platform collects what is left, HIS writes it
 * down; nobody presses anything.
 *
 * @param his who holds what is paid and writes the settlement down
 * @param insurance who makes the insurance calls
 * @param credit the platform that collects the patient's own part
 * @param route who moves the money and where
 * @param patience how long it may stay undecided before it is let go
 * @param messenger who tells the patient where to go, and of a refund
 */
public record NoSense(
        Party his,
        Counter.Insurance insurance,
        Party credit,
        Fields route,
        Duration patience,
        Optional<Party> messenger) {
    /** Plan name of an insured bill. */
    public static final String INSURED = "no-sense";
    /** Plan name of a bill that no insurer bears. */
    public static final String SELF_PAY = "no-sense-self-pay";
    /** So often must the platform not know a number, by its profile's spacing, before it counts as never sent. */
    static final int ABSENCES = 2;

    /**
     * 医保: held, tried, limit | insurer | credit | HIS. The insurer may stay in doubt for longer than HIS holds the bill, so that
     * HIS is asked once more before the patient's own part is collected.
     */
    public Plan insured() {
        Counter counter = new Counter(his, insurance, credit, Act.CREDIT_PAY, route, patience, Billing.VISIT);
        List<PlannedDeed> deeds = counter.prepared();
        deeds.add(limit(Sizing.told("trial", Part.CASH)));
        Billing.VISIT.recheck(his, route, 1).ifPresent(deeds::add);
        deeds.add(counter.settle(1));
        deeds.add(DeedPlan.check("recheck-credit", Act.RECHECK, his)
                .stage(2)
                .route(route)
                .line());
        deeds.add(collect(2, Sizing.told("insurer", Part.CASH)));
        deeds.add(Billing.VISIT.writtenDown(his, route, 3));
        return plan(INSURED, deeds, 4);
    }

    /** 自费: held, limit | credit | HIS. */
    public Plan selfPay() {
        List<PlannedDeed> deeds = new ArrayList<>(Billing.VISIT.held(his, route));
        deeds.add(limit(Billing.VISIT.whole()));
        Billing.VISIT.recheck(his, route, 1).ifPresent(deeds::add);
        deeds.add(collect(1, Billing.VISIT.whole()));
        deeds.add(Billing.VISIT.writtenDown(his, route, 2));
        return plan(SELF_PAY, deeds, 3);
    }

    private PlannedDeed limit(Sizing size) {
        return DeedPlan.check("limit", Act.CREDIT_LIMIT, credit)
                .sized(size)
                .route(route)
                .line();
    }

    private PlannedDeed collect(int stage, Sizing size) {
        return DeedPlan.money("credit", Act.CREDIT_PAY, credit)
                .stage(stage)
                .sized(size)
                .letGo(10)
                .absences(ABSENCES)
                .wayBack(2)
                .route(route)
                .line();
    }

    private Plan plan(String name, List<PlannedDeed> deeds, int after) {
        messenger.ifPresent(party -> deeds.add(DeedPlan.notice("notice", Act.NOTICE, party)
                .stage(after)
                .route(route)
                .line()));
        return new Plan(name, Plan.Purpose.COLLECT, Map.of(), Plan.ALWAYS_BACK, Optional.of(patience), deeds);
    }
}

package io.medsettle.core.plan;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The online outpatient flows (门诊线上缴费), flows §2.
 *
 * @param his who freezes the bill and writes the settlement down
 * @param insurer who bears fund and account
 * @param channel who collects the cash and shows the cashier
 * @param route who moves the money and where
 * @param patience how long the patient may take
 */
public record Outpatient(Party his, Party insurer, Party channel, Fields route, Duration patience) {
    /** The gate that somebody opens by pressing pay. */
    public static final String PAY = "pay";

    /** 医保与自费混合: insurer opened and priced first, one cashier page drives both, HIS last. */
    public Plan mixed() {
        return new Plan(
                "online-mixed",
                Plan.Purpose.COLLECT,
                Map.of(1, PAY),
                Plan.ALWAYS_BACK,
                Optional.of(patience),
                List.of(
                        freeze(),
                        DeedPlan.trace("visit", Act.VISIT, insurer)
                                .letGo(40)
                                .route(route)
                                .line(),
                        DeedPlan.trace("diagnoses", Act.DIAGNOSES, insurer)
                                .letGo(30)
                                .route(route)
                                .line(),
                        DeedPlan.trace("upload", Act.UPLOAD, insurer)
                                .letGo(20)
                                .goneWith("insurer")
                                .route(route)
                                .line(),
                        DeedPlan.money("insurer", Act.ORDER, insurer)
                                .handedOffUntil(1)
                                .tells("freeze", Part.FUND, Part.ACCOUNT, Part.OTHER, Part.HOSPITAL)
                                .letGo(11)
                                .wayBack(1)
                                .route(route)
                                .line(),
                        recheck(),
                        DeedPlan.money("cash", Act.CASH, channel)
                                .stage(1)
                                .handedOffUntil(1)
                                .sized(Sizing.told("insurer", Part.CASH))
                                .letGo(10)
                                .wayBack(2)
                                .route(route)
                                .line(),
                        DeedPlan.money("cashier", Act.MIXED, channel)
                                .stage(1)
                                .handedOffUntil(1)
                                .letGo(12)
                                .wayBack(3)
                                .route(route)
                                .line(),
                        writeBack()));
    }

    /** 纯自费: the channel collects the whole bill. */
    public Plan selfPay() {
        Sizing whole = new Sizing(io.medsettle.ports.value.Parts.NONE, "freeze", Part.WHOLE, 1, Part.CASH);
        return new Plan(
                "online-self-pay",
                Plan.Purpose.COLLECT,
                Map.of(1, PAY),
                Plan.ALWAYS_BACK,
                Optional.of(patience),
                List.of(
                        freeze(),
                        recheck(),
                        DeedPlan.money("cash", Act.CASH, channel)
                                .stage(1)
                                .handedOffUntil(1)
                                .sized(whole)
                                .letGo(10)
                                .wayBack(2)
                                .route(route)
                                .line(),
                        writeBack()));
    }

    private PlannedDeed freeze() {
        return DeedPlan.trace("freeze", Act.FREEZE, his).letGo(50).route(route).line();
    }

    private PlannedDeed recheck() {
        return DeedPlan.check("recheck", Act.RECHECK, his).stage(1).route(route).line();
    }

    private PlannedDeed writeBack() {
        return DeedPlan.money("his", Act.WRITE_BACK, his)
                .stage(2)
                .letGo(15)
                .wayBack(4)
                .route(route)
                .line();
    }
}

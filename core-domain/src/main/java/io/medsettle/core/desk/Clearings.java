package io.medsettle.core.desk;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.DeedPlan;
import io.medsettle.core.plan.Plan;
import io.medsettle.core.plan.Sizing;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claiming a period's sums from the insurer (清算申请 3203) and taking the claim back (清算申请撤销 3204), yibao-core §3.7. An
 * application moves no money by itself, but seals what was settled: it is sent once and never again, nothing can be asked
 * about it, and it is let go by nothing but its withdrawal. One whose answer was lost calls a person.
 */
public final class Clearings {
    /** Plan name of an application. */
    public static final String APPLICATION = "clearing";
    /** Plan name of its withdrawal. */
    public static final String WITHDRAWAL = "clearing-withdrawn";

    private static final String DEED = "clearing";

    private final Party insurer;

    /** @param insurer whom the hospital claims from */
    public Clearings(Party insurer) {
        this.insurer = insurer;
    }

    /** 清算申请. */
    public Plan application() {
        return new Plan(
                APPLICATION,
                Plan.Purpose.COLLECT,
                Map.of(),
                Plan.ALWAYS_BACK,
                Optional.empty(),
                List.of(DeedPlan.money(DEED, Act.CLEARING, insurer)
                        .askOnly()
                        .wayBack(1)
                        .line()));
    }

    /** The application as it stands. */
    public static DeedView applied(Order clearing) {
        return clearing.round(0).deed(DEED).orElseThrow();
    }

    /** 清算申请撤销; refused while the application does not stand. */
    public SettlementDesk.PlanOrRefusal withdrawal(Order clearing) {
        Round round = clearing.round(0);
        DeedView application = applied(clearing);
        if (application.status() != DeedStatus.TAKEN || round.gaveUp()) {
            return SettlementDesk.PlanOrRefusal.refusal("not-applied", "没有已受理的清算申请, 不能撤销");
        }
        if (clearing.state() == OrderState.REFUNDED) {
            return SettlementDesk.PlanOrRefusal.refusal("already-withdrawn", "清算申请已经撤销");
        }
        if (!clearing.atRest() || clearing.state() == OrderState.STUCK) {
            return SettlementDesk.PlanOrRefusal.refusal("withdrawal-under-way", "清算申请正在撤销, 尚未有结果");
        }
        return SettlementDesk.PlanOrRefusal.plan(new Plan(
                WITHDRAWAL,
                Plan.Purpose.REFUND,
                Map.of(),
                Plan.ALWAYS_BACK,
                Optional.empty(),
                List.of(DeedPlan.reversal("withdrawal", application.plan(), 0, Sizing.fixed(Parts.NONE))
                        .line())));
    }
}

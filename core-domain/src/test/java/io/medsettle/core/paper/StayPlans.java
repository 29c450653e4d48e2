package io.medsettle.core.paper;

import io.medsettle.core.World;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.desk.Stays;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.core.plan.Inpatient.Payer;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Party;
import java.util.Optional;

/** The stay of this town: deposits by page, the top-up on credit. */
final class StayPlans {
    static final String STAY_ID = "Z0001";
    static final String POOL = Inpatient.pool(STAY_ID);
    static final String BUNDLE = Act.FREEZE_STAY;
    static final String TRIAL = Act.STAY_TRIAL;
    static final String SETTLE = Act.STAY_SETTLE;
    static final String DRAW = Act.DRAW;
    static final String HIS_DEPOSIT = Act.WRITE_BACK_DEPOSIT;
    static final String HIS_DISCHARGE = Act.WRITE_BACK_DISCHARGE;

    private static final Inpatient INPATIENT = new Inpatient(
            World.HIS,
            World.INSURER,
            World.BOOK,
            Fields.of("owner", "GATEWAY"),
            PaperPlans.HALF_AN_HOUR,
            Optional.of(World.MESSENGER));
    private static final Stays STAYS = new Stays(INPATIENT);
    private static final Payer CREDIT = new Payer(World.CREDIT, Act.CREDIT_PAY, false);

    private StayPlans() {}

    static Plan admission() {
        return INPATIENT.admission();
    }

    static PlanOrRefusal undoAdmission(Order stay) {
        return STAYS.undoAdmission(stay, STAY_ID);
    }

    static Plan deposit(long fen, Party channel) {
        return INPATIENT.deposit(STAY_ID, fen, page(channel));
    }

    static PlanOrRefusal discharge(Order stay) {
        return STAYS.discharge(stay, STAY_ID, true, CREDIT);
    }

    static PlanOrRefusal selfPaidDischarge(Order stay) {
        return STAYS.discharge(stay, STAY_ID, false, CREDIT);
    }

    static PlanOrRefusal dischargeReversal(Order stay) {
        return STAYS.reverse(stay, STAY_ID, page(World.CHANNEL));
    }

    private static Payer page(Party channel) {
        return new Payer(channel, Act.CASH, true);
    }
}

package io.medsettle.server.reconciliation;

import io.medsettle.core.desk.Stays;
import io.medsettle.core.plan.Inpatient;
import java.util.Set;

/** Outpatients and inpatients are reconciled on boards of their own (门诊, 住院). */
public enum Care {
    OUTPATIENT("门诊"),
    INPATIENT("住院"),
    /** Nobody can tell: a line that names no order of ours. */
    UNKNOWN("未知");

    private static final Set<String> OF_A_STAY = Set.of(
            Inpatient.DEPOSIT,
            Inpatient.WAIVER,
            Inpatient.ADMISSION,
            Inpatient.ADMISSION_UNDONE,
            Stays.DISCHARGE,
            Stays.REVERSAL);

    private final String words;

    Care(String words) {
        this.words = words;
    }

    /** In Chinese. */
    public String words() {
        return words;
    }

    /** Told from the plan of an order's first round, "" if there is no such order. */
    static Care ofPlan(String plan) {
        if (plan.isEmpty()) {
            return UNKNOWN;
        }
        return OF_A_STAY.contains(plan) || plan.endsWith("-stay") ? INPATIENT : OUTPATIENT;
    }
}

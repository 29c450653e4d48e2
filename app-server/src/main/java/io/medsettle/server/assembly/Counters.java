package io.medsettle.server.assembly;

import io.medsettle.core.plan.Billing;
import io.medsettle.core.plan.Counter;
import io.medsettle.core.plan.Inpatient.Payer;
import java.time.Duration;

/** The counter flows of this hospital. */
@FunctionalInterface
public interface Counters {
    /**
     * @param payer how the patient pays
     * @param billing what is paid
     * @param patience how long it may take
     * @param voucher whether the patient showed an e-voucher, whose platform may want to be told of the settlement
     */
    Counter of(Payer payer, Billing billing, Duration patience, boolean voucher);
}

package io.medsettle.server.credit;

import io.medsettle.core.plan.NoSense;
import io.medsettle.ports.credit.PatientClass;

/** The no-sense flows of this hospital. */
@FunctionalInterface
public interface CreditPlans {
    /** @param patientClass whose route it is */
    NoSense of(PatientClass patientClass);
}

package io.medsettle.server.credit;

import io.medsettle.core.plan.NoSense;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.value.Fields;

/** The no-sense flows of this hospital. */
@FunctionalInterface
public interface CreditPlans {
    /**
     * @param patientClass whose route it is
     * @param labels what the books are to tell its payments by besides
     */
    NoSense of(PatientClass patientClass, Fields labels);

    /** Where there is nothing besides. */
    default NoSense of(PatientClass patientClass) {
        return of(patientClass, Fields.NONE);
    }
}

package io.medsettle.server.credit;

import io.medsettle.ports.credit.PatientClass;

/** What the hospital has switched on (开关). Asked at every event, so that nothing needs a restart. Safe to share. */
public interface Switches {
    /** The whole hospital. */
    boolean open();

    /** One class. */
    boolean open(PatientClass patientClass);

    /** One operation for one class. */
    boolean open(Operation operation, PatientClass patientClass);

    /** A relative's contract may pay (亲情付). */
    boolean familyPay();

    /** What can be switched off alone. */
    enum Operation {
        /** 门诊. */
        OUTPATIENT,
        /** 住院押金. */
        DEPOSIT,
        /** 出院结算. */
        DISCHARGE
    }
}

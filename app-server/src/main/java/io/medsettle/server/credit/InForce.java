package io.medsettle.server.credit;

import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.ContractAsk.Occasion;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.server.credit.Switches.Operation;

/** Whose parameters at the platform hold now (现行商户). Asked each time, so that no switch needs a restart. Safe to share. */
@FunctionalInterface
public interface InForce {
    /** A number, or "" for those of the settings. */
    String number(Operation operation, PatientClass patientClass);

    /** The same for whoever asks about a contract. */
    default String number(ContractAsk ask) {
        boolean ward = ask.occasion() == Occasion.ADMISSION;
        return number(ward ? Operation.DEPOSIT : Operation.OUTPATIENT, ask.patientClass());
    }
}

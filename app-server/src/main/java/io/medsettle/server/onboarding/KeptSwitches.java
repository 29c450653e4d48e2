package io.medsettle.server.onboarding;

import io.medsettle.ports.credit.PatientClass;
import io.medsettle.server.credit.CreditRules;
import io.medsettle.server.credit.Switches;
import jakarta.inject.Singleton;

/** The switches as they were arranged last; what nobody arranged is as the settings say. */
@Singleton
final class KeptSwitches implements Switches {
    private final Arrangements arrangements;
    private final CreditRules rules;

    KeptSwitches(Arrangements arrangements, CreditRules rules) {
        this.arrangements = arrangements;
        this.rules = rules;
    }

    private Switches now() {
        return new Arranged(arrangements.now(), rules);
    }

    @Override
    public boolean open() {
        return now().open();
    }

    @Override
    public boolean open(PatientClass patientClass) {
        return now().open(patientClass);
    }

    @Override
    public boolean open(Operation operation, PatientClass patientClass) {
        return now().open(operation, patientClass);
    }

    @Override
    public boolean familyPay() {
        return now().familyPay();
    }
}

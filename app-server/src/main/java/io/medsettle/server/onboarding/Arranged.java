package io.medsettle.server.onboarding;

import io.medsettle.ports.credit.PatientClass;
import io.medsettle.server.credit.CreditRules;
import io.medsettle.server.credit.Switches;

/** The switches as one arrangement leaves them, be it the present or an earlier one; what it does not speak of is as the settings say. */
record Arranged(Arrangement arrangement, CreditRules rules) implements Switches {
    @Override
    public boolean open() {
        return arrangement.on(Arrangement.HOSPITAL).orElse(rules.open());
    }

    @Override
    public boolean open(PatientClass patientClass) {
        return arrangement
                .on(Arrangement.classKey(patientClass))
                .orElse(rules.classes().contains(patientClass));
    }

    @Override
    public boolean open(Operation operation, PatientClass patientClass) {
        return arrangement.stage(operation, patientClass).orElse(Stage.SETTINGS) != Stage.OFF;
    }

    @Override
    public boolean familyPay() {
        return arrangement.on(Arrangement.FAMILY).orElse(rules.familyPay());
    }
}

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

    @Override
    public boolean open() {
        return arrangements.now().on(Arrangement.HOSPITAL).orElse(rules.open());
    }

    @Override
    public boolean open(PatientClass patientClass) {
        return arrangements
                .now()
                .on(Arrangement.classKey(patientClass))
                .orElse(rules.classes().contains(patientClass));
    }

    @Override
    public boolean open(Operation operation, PatientClass patientClass) {
        return arrangements.now().stage(operation, patientClass).orElse(Stage.SETTINGS) != Stage.OFF;
    }

    @Override
    public boolean familyPay() {
        return arrangements.now().on(Arrangement.FAMILY).orElse(rules.familyPay());
    }
}

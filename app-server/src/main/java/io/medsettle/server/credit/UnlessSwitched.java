package io.medsettle.server.credit;

import io.medsettle.ports.credit.PatientClass;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Switches and white list as the settings say, where nobody keeps them elsewhere. */
@Factory
final class UnlessSwitched {
    @Singleton
    @Requires(missingBeans = Switches.class)
    Switches switches(CreditRules rules) {
        return new Switches() {
            @Override
            public boolean open() {
                return rules.open();
            }

            @Override
            public boolean open(PatientClass patientClass) {
                return rules.classes().contains(patientClass);
            }

            @Override
            public boolean open(Operation operation, PatientClass patientClass) {
                return true;
            }

            @Override
            public boolean familyPay() {
                return rules.familyPay();
            }
        };
    }

    @Singleton
    @Requires(missingBeans = WhiteList.class)
    WhiteList whiteList(WhiteListRules rules) {
        return rules.list();
    }
}

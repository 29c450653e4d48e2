package io.medsettle.server.alarms;

import io.medsettle.server.credit.CreditCircuit;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What is watched, as the rest of the server has it. */
@Factory
final class AlarmBeans {
    @Singleton
    Circuit circuit(CreditCircuit circuit) {
        return circuit::open;
    }
}

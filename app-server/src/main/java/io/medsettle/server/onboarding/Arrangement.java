package io.medsettle.server.onboarding;

import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.value.Fields;
import io.medsettle.server.credit.Switches.Operation;
import io.medsettle.server.credit.WhiteListRules.Mode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What holds of credit pay at one time (一版开关), whole. What it does not speak of is as the settings say.
 *
 * @param version 0 = nobody has arranged anything yet
 * @param by who made it
 * @param restored the version whose content it brought back, else 0
 */
record Arrangement(long version, Instant at, String by, String why, long restored, Fields body) {
    static final Arrangement NONE = new Arrangement(0, Instant.EPOCH, "", "", 0, Fields.NONE);
    static final String HOSPITAL = "hospital";
    static final String FAMILY = "family";
    static final String LIST = "list";

    static String classKey(PatientClass patientClass) {
        return "class." + patientClass;
    }

    static String operationKey(Operation operation, PatientClass patientClass) {
        return "op." + operation + "." + patientClass;
    }

    Optional<Boolean> on(String key) {
        return body.find(key).map("ON"::equals);
    }

    Optional<Stage> stage(Operation operation, PatientClass patientClass) {
        return body.find(operationKey(operation, patientClass))
                .map(held -> Stage.valueOf(held.contains("-") ? held.substring(0, held.indexOf('-')) : held));
    }

    /** Whose parameters were switched to by number: TEST-2; empty where nobody's were. */
    Optional<String> merchant(Operation operation, PatientClass patientClass) {
        return body.find(operationKey(operation, patientClass)).filter(held -> held.contains("-"));
    }

    /** Every number that it switches to. */
    Set<String> merchants() {
        Set<String> numbers = new TreeSet<>();
        for (Operation operation : Operation.values()) {
            for (PatientClass each : PatientClass.values()) {
                merchant(operation, each).ifPresent(numbers::add);
            }
        }
        return numbers;
    }

    Optional<Mode> list() {
        return body.find(LIST).map(Mode::valueOf);
    }

    /** Whose content it has: its own, or that of the one it brought back. */
    long content() {
        return restored > 0 ? restored : version;
    }
}

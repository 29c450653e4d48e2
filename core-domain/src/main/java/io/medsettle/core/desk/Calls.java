package io.medsettle.core.desk;

import io.medsettle.ports.outcome.Outcome;
import java.util.function.Supplier;

/** A far side's code that throws has a bug; what it did before nobody knows. */
final class Calls {
    private Calls() {}

    static <T> Outcome<T> safely(Supplier<Outcome<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException bug) {
            return Outcome.unknown(
                    Outcome.Doubt.NO_ANSWER, "适配器异常: " + bug.getClass().getSimpleName());
        }
    }
}

package io.medsettle.acceptance;

import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.sandbox.OutsideWorld;
import java.util.ArrayList;
import java.util.List;

/** One far side in one mood at one call at the counter: of a settlement, its refund, or its settling anew. */
record CounterFault(When when, String operation, Mood mood) {
    /** What is being done. */
    enum When {
        SETTLEMENT(List.of("O02", "2201", "2203", "2204", "2206", "O03", "2207", "O07")),
        REFUND(List.of("F01", "2208", "F02")),
        RESETTLEMENT(List.of("F01", "F05", "2204", "2206", "2208", "2207", "F02", "O07"));

        private final List<String> calls;

        When(List<String> calls) {
            this.calls = calls;
        }
    }

    static List<CounterFault> all() {
        List<CounterFault> all = new ArrayList<>();
        for (Mood mood : Mood.values()) {
            for (When when : When.values()) {
                if (mood != Mood.ANSWER) {
                    when.calls.forEach(call -> all.add(new CounterFault(when, call, mood)));
                }
            }
        }
        return all;
    }

    void order(OutsideWorld world) {
        Faults faults = operation.matches("[0-9]{4}")
                ? world.yibao().faults()
                : world.his().faults();
        faults.next(operation, mood);
    }

    @Override
    public String toString() {
        return "counter " + when + " " + operation + " " + mood;
    }
}

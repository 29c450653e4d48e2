package io.medsettle.acceptance;

import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.sandbox.OutsideWorld;
import java.util.ArrayList;
import java.util.List;

/** One far side in one mood at one call of what credit pays, or of its way back. */
record CreditFault(When when, String operation, Mood mood) {
    /** What is being done. */
    enum When {
        SETTLEMENT(List.of(
                "O01",
                "P01",
                "1101",
                "HOS00001",
                "O02",
                "2201",
                "2203",
                "2204",
                "2206",
                "O03",
                "2207",
                "HOS00003",
                "HOS00012",
                "O07")),
        BY_A_RELATIVE(List.of("HOS00001", "2207", "HOS00003", "O07")),
        REFUND(List.of("F01", "2208", "HOS00004", "HOS00012", "F02")),
        DEPOSIT(List.of("I01", "HOS00001", "HOS00003", "HOS00012", "I02")),
        DISCHARGE(List.of("I07", "2301", "2303", "2304", "HOS00003", "HOS00012", "I08"));

        private final List<String> calls;

        When(List<String> calls) {
            this.calls = calls;
        }
    }

    static List<CreditFault> all() {
        List<CreditFault> all = new ArrayList<>();
        for (When when : When.values()) {
            for (String call : when.calls) {
                for (Mood mood : Mood.values()) {
                    if (mood != Mood.ANSWER) {
                        all.add(new CreditFault(when, call, mood));
                    }
                }
            }
        }
        return all;
    }

    void order(OutsideWorld world) {
        Faults faults = operation.startsWith("HOS")
                ? world.credit().faults()
                : operation.matches("[0-9]{4}")
                        ? world.yibao().faults()
                        : world.his().faults();
        faults.next(operation, mood);
        if (operation.equals("HOS00012")) {
            world.credit().faults().next(when == When.REFUND ? "HOS00004" : "HOS00003", Mood.LOSE_REPLY);
        }
    }

    @Override
    public String toString() {
        return "credit " + when + " " + operation + " " + mood;
    }
}

package io.medsettle.acceptance;

import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.sandbox.OutsideWorld;
import java.util.ArrayList;
import java.util.List;

/** One far side in one mood at one call of a settlement or of its refund. */
record FaultCase(boolean refund, String operation, Mood mood) {
    private static final List<String> SETTLING = List.of(
            "O02",
            "2201",
            "2203",
            "6201",
            "6202",
            "O03",
            "jsapi",
            "med-order",
            "6301",
            "pay-query",
            "med-query",
            "O07");
    private static final List<String> REFUNDING = List.of("F01", "6203", "refund", "med-refund-notify", "F02");

    static List<FaultCase> all() {
        List<FaultCase> all = new ArrayList<>();
        for (Mood mood : Mood.values()) {
            if (mood != Mood.ANSWER) {
                SETTLING.forEach(operation -> all.add(new FaultCase(false, operation, mood)));
                REFUNDING.forEach(operation -> all.add(new FaultCase(true, operation, mood)));
            }
        }
        return all;
    }

    void order(OutsideWorld world) {
        Faults faults = operation.matches("[0-9]{4}")
                ? world.yibao().faults()
                : operation.matches("[OF][0-9]{2}")
                        ? world.his().faults()
                        : world.wechat().faults();
        faults.next(operation, mood);
    }

    @Override
    public String toString() {
        return (refund ? "refund " : "settlement ") + operation + " " + mood;
    }
}

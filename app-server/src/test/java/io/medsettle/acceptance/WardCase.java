package io.medsettle.acceptance;

import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.sandbox.OutsideWorld;
import java.util.ArrayList;
import java.util.List;

/**
 * One far side in one mood at one call of a discharge or of its reversal.
 *
 * @param reversal whether the discharge is settled already and its reversal meets the mood
 * @param surplus whether the deposits are more than enough; else there is a top-up
 */
record WardCase(boolean reversal, boolean surplus, String operation, Mood mood) {
    private static final List<String> LEAVING = List.of("I06", "I07", "I03", "2301", "2402", "2303", "2304", "I08");
    private static final List<String> COMING_BACK = List.of("F01", "2305", "2405", "I09");

    static List<WardCase> all() {
        List<WardCase> all = new ArrayList<>();
        for (Mood mood : Mood.values()) {
            if (mood != Mood.ANSWER) {
                for (boolean surplus : new boolean[] {false, true}) {
                    LEAVING.forEach(operation -> all.add(new WardCase(false, surplus, operation, mood)));
                    COMING_BACK.forEach(operation -> all.add(new WardCase(true, surplus, operation, mood)));
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
        return (reversal ? "reversal " : "discharge ") + (surplus ? "with surplus " : "with top-up ") + operation + " "
                + mood;
    }
}

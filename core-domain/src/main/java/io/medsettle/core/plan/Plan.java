package io.medsettle.core.plan;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One round's recipe.
 *
 * @param name of the flow, as in DESIGN §6
 * @param purpose what the round is for
 * @param gates stages that begin only when somebody opens them ("pay"), by stage
 * @param noReturn from this stage on a firm no never turns the round back; {@link #ALWAYS_BACK} = never reached
 * @param patience after which the patient's hesitation ends the round, empty = never
 * @param deeds in order; at most 35
 */
public record Plan(
        String name,
        Purpose purpose,
        Map<Integer, String> gates,
        int noReturn,
        Optional<Duration> patience,
        List<PlannedDeed> deeds) {
    /** No point of no return. */
    public static final int ALWAYS_BACK = Integer.MAX_VALUE;

    /** What a round is for; it decides the order's name for its state, nothing else. */
    public enum Purpose {
        /** Takes money (收款, 结算). */
        COLLECT,
        /** Gives money back because somebody asked (退费). */
        REFUND,
        /** Gives back what a round took before it was given up (冲正). */
        RETURN
    }

    public Plan {
        gates = Map.copyOf(gates);
        deeds = List.copyOf(deeds);
        if (deeds.isEmpty() || deeds.size() > 35) {
            throw new IllegalArgumentException("a plan has 1 to 35 deeds, not " + deeds.size());
        }
        Set<String> names = new HashSet<>();
        for (PlannedDeed deed : deeds) {
            if (!names.add(deed.name())) {
                throw new IllegalArgumentException("two deeds named " + deed.name());
            }
            if (deed.verb() == Verb.REVERSE && deed.of().isEmpty()) {
                throw new IllegalArgumentException("a reversal of nothing: " + deed.name());
            }
        }
    }
}

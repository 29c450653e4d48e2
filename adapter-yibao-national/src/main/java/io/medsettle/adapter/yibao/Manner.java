package io.medsettle.adapter.yibao;

import java.util.Map;
import java.util.Set;

/**
 * How one transaction of a dialect differs from the baseline. Every name on the left is the baseline's, so that nobody who
 * builds a message has to know the region. Immutable.
 *
 * @param in what leaves
 * @param out what comes back
 */
public record Manner(Side in, Side out) {
    /** No difference. */
    public static final Manner NONE = new Manner(Side.SAME, Side.SAME);

    /** What a node is in the region where the baseline has the other. */
    public enum Shape {
        LIST,
        OBJECT
    }

    /**
     * One direction. A node named "" is the whole input or output.
     *
     * @param nodes node of the baseline → node of the region; to "": its members stand in the input or output itself
     * @param shapes node of the baseline → what it is in the region
     * @param rename member of the baseline → member of the region, at any depth
     * @param values member of the baseline → its values: of the baseline → of the region
     * @param drop members of the baseline that the region does not have
     * @param add node of the baseline → members that the region wants more; values may hold placeholders
     */
    public record Side(
            Map<String, String> nodes,
            Map<String, Shape> shapes,
            Map<String, String> rename,
            Map<String, Map<String, String>> values,
            Set<String> drop,
            Map<String, Map<String, String>> add) {
        /** No difference. */
        public static final Side SAME = new Side(Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Map.of());
    }
}

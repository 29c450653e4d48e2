package io.medsettle.ports.outcome;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A far side's table of firm refusals (错误码表), written as text: a heading, then a line for each code with the letters of the
 * calls that it is about ({@code *} for all), the code, whether it is a firm no, whether it lets go after a doubt too, and its
 * meaning, separated by bars. Two columns because a no to a repeat is not a no to what was sent before. Unlisted = not firm.
 * Immutable.
 */
public final class FinalCodes<C extends Enum<C>> {
    private static final String ALL = "*";

    private record Line(boolean first, boolean afterDoubt) {}

    private final Map<C, Map<String, Line>> lines;

    private FinalCodes(Map<C, Map<String, Line>> lines) {
        this.lines = lines;
    }

    /**
     * @param letters by which the table names the calls, one each; a call without a letter is in the lines for all only
     * @throws IllegalArgumentException if a line is not of the form, or lists a code twice for a call
     */
    public static <C extends Enum<C>> FinalCodes<C> of(Class<C> calls, Map<String, C> letters, String table) {
        Map<C, Map<String, Line>> lines = new EnumMap<>(calls);
        table.lines().skip(1).map(line -> line.split("\\|", -1)).forEach(cells -> {
            if (cells.length != 5) {
                throw new IllegalArgumentException("a line of five cells: " + String.join("|", cells));
            }
            String code = cells[1].strip();
            Line line = new Line(yes(cells[2]), yes(cells[3]));
            for (C call : named(calls, letters, cells[0].strip())) {
                if (lines.computeIfAbsent(call, c -> new HashMap<>()).put(code, line) != null) {
                    throw new IllegalArgumentException(code + " stands twice for " + call);
                }
            }
        });
        return new FinalCodes<>(lines);
    }

    private static boolean yes(String cell) {
        String word = cell.strip();
        if (!word.equals("yes") && !word.equals("no")) {
            throw new IllegalArgumentException("yes or no: " + word);
        }
        return word.equals("yes");
    }

    private static <C extends Enum<C>> List<C> named(Class<C> calls, Map<String, C> letters, String text) {
        if (text.equals(ALL)) {
            return List.of(calls.getEnumConstants());
        }
        return List.of(text.split("")).stream()
                .map(letter -> {
                    C call = letters.get(letter);
                    if (call == null) {
                        throw new IllegalArgumentException("no such call: " + letter);
                    }
                    return call;
                })
                .toList();
    }

    /**
     * Whether it is a firm no.
     *
     * @param codes under which the far side names the refusal, the most telling first: the first that is listed decides
     */
    public boolean firm(C call, boolean afterDoubt, List<String> codes) {
        Map<String, Line> table = lines.getOrDefault(call, Map.of());
        return codes.stream()
                .map(table::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(line -> afterDoubt ? line.afterDoubt() : line.first())
                .orElse(false);
    }

    /** Whether the table has a line of it at all. */
    public boolean lists(C call, String code) {
        return lines.getOrDefault(call, Map.of()).containsKey(code);
    }
}

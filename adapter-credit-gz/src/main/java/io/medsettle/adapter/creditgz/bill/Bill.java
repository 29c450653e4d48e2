package io.medsettle.adapter.creditgz.bill;

import io.medsettle.adapter.creditgz.wire.Values;
import java.util.List;

/**
 * A bill that has been read; whether it is right is told by {@link Tally}.
 *
 * @param header what it says of itself first, nothing if it has no header
 * @param lines its lines
 * @param trailer what it says of itself last, nothing if it has no trailer
 */
public record Bill(Values header, List<Values> lines, Values trailer) {
    public Bill {
        lines = List.copyOf(lines);
    }
}

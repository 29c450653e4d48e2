package io.medsettle.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * One leg as one side tells it, in the one form in which both sides are compared (flows §12 step 3). Immutable.
 *
 * @param number our request number, "" if the far side does not carry it; ≤64
 * @param farNumber the far side's number, "" if unknown; ≤64. One of the two must be there
 * @param flow payment or refund
 * @param standing what has become of it
 * @param day the day of the far side's bill in which it stands, or should
 * @param split what each part bears, signed; {@link #fen()} is its total
 * @param feeFen the far side's handling fee, signed as it is told; empty if this side does not tell it
 * @param time the far side's own time, EPOCH if unknown
 * @param labels whatever else is told, for evidence only; never names or documents. {@code patient}, if there, is a digest
 */
public record Row(
        String number,
        String farNumber,
        Flow flow,
        Standing standing,
        BusinessDay day,
        Split split,
        OptionalLong feeFen,
        Instant time,
        Fields labels) {
    static final int LONGEST_NUMBER = 64;

    public Row {
        if (number.isEmpty() && farNumber.isEmpty()) {
            throw new IllegalArgumentException("a row without any number");
        }
        if (number.length() > LONGEST_NUMBER || farNumber.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("a number longer than " + LONGEST_NUMBER);
        }
    }

    /** The signed amount. */
    public long fen() {
        return split.total();
    }

    /** Our number, else "~" and theirs. */
    String key() {
        return number.isEmpty() ? FAR_KEY + farNumber : number;
    }

    static final String FAR_KEY = "~";

    Row withSplit(Split other) {
        return new Row(number, farNumber, flow, standing, day, other, feeFen, time, labels);
    }

    Row reversed() {
        return new Row(number, farNumber, flow, Standing.REVERSED, day, split, feeFen, time, labels);
    }

    boolean done() {
        return standing == Standing.DONE;
    }
}

package io.medsettle.core.desk;

import java.time.Duration;

/**
 * How long a sending may be on its way.
 *
 * @param sendWithin after the intent is written its bytes may leave within this time, and never later
 * @param deadline the longest that a call may last once it has left
 * @param margin what is added before anybody asks or repeats: the clocks of two nodes may differ by this
 */
public record Patience(Duration sendWithin, Duration deadline, Duration margin) {
    public Patience {
        if (sendWithin.isNegative() || deadline.isNegative() || margin.isNegative()) {
            throw new IllegalArgumentException("patience cannot be negative");
        }
    }

    Duration inFlight() {
        return sendWithin.plus(deadline).plus(margin);
    }
}

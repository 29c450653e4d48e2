package io.medsettle.ports.value;

import java.math.BigDecimal;

/** An amount in fen (分), never negative, never fractional. Immutable. */
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    public Money {
        if (fen < 0) {
            throw new IllegalArgumentException("negative money: " + fen);
        }
    }

    /**
     * Reads yuan as the platforms send it: "12.30", "12.3", "12".
     *
     * @throws ArithmeticException if there is a third decimal: it is somebody's mistake and is not rounded away
     * @throws NumberFormatException if the text is not a number
     */
    public static Money ofYuan(String yuan) {
        return new Money(new BigDecimal(yuan.strip()).movePointRight(2).longValueExact());
    }

    /** As the platforms want it: always two decimals, "12.30". */
    public String yuan() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    /** @throws IllegalArgumentException if more is taken away than there is */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public boolean isZero() {
        return fen == 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}

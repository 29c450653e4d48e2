package io.medsettle.reconciliation;

import java.util.Arrays;

/**
 * Numbers whose rows must be looked at one by one, in the order they were met; some may be there more than once. One for each
 * hand. What does not fit is only counted.
 */
final class Suspects {
    private static final int FEW = 1 << 10;

    private final int most;
    private long[] numbers = new long[FEW];
    private int size;
    private boolean full;

    Suspects(int most) {
        this.most = most;
    }

    void add(long number) {
        if (size == numbers.length) {
            if (size >= most) {
                full = true;
                return;
            }
            numbers = Arrays.copyOf(numbers, (int) Math.min(most, 2L * size));
        }
        numbers[size++] = number;
    }

    boolean full() {
        return full;
    }

    void into(LongSet set) {
        for (int i = 0; i < size; i++) {
            set.add(numbers[i]);
        }
    }
}

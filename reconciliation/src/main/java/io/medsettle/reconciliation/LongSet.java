package io.medsettle.reconciliation;

import java.util.function.LongConsumer;

/** A set of numbers, none of them zero, with a bitmap before it that turns most strangers away. One thread at a time while it grows. */
final class LongSet {
    private static final int BITS_EACH = 16;
    private static final int FEWEST = 1 << 10;

    private long[] slots = new long[FEWEST];
    private long[] bitmap = new long[FEWEST * BITS_EACH / Long.SIZE];
    private int size;

    int size() {
        return size;
    }

    void add(long number) {
        if (put(slots, number)) {
            size++;
            mark(number);
            if (size > slots.length / 2) {
                grow();
            }
        }
    }

    boolean has(long number) {
        int bit = (int) (number >>> 32) & (bitmap.length << 6) - 1;
        if ((bitmap[bit >>> 6] & 1L << bit) == 0) {
            return false;
        }
        int at = (int) (number ^ number >>> 29) & slots.length - 1;
        while (slots[at] != 0 && slots[at] != number) {
            at = at + 1 & slots.length - 1;
        }
        return slots[at] == number;
    }

    void forEach(LongConsumer each) {
        for (long number : slots) {
            if (number != 0) {
                each.accept(number);
            }
        }
    }

    private static boolean put(long[] slots, long number) {
        int at = (int) (number ^ number >>> 29) & slots.length - 1;
        while (slots[at] != 0) {
            if (slots[at] == number) {
                return false;
            }
            at = at + 1 & slots.length - 1;
        }
        slots[at] = number;
        return true;
    }

    private void mark(long number) {
        int bit = (int) (number >>> 32) & (bitmap.length << 6) - 1;
        bitmap[bit >>> 6] |= 1L << bit;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        bitmap = new long[slots.length * BITS_EACH / Long.SIZE];
        for (long number : old) {
            if (number != 0) {
                put(slots, number);
                mark(number);
            }
        }
    }
}

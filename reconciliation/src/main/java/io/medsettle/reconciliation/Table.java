package io.medsettle.reconciliation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Our numbers, two longs a slot, open addressing. The first long is 64 bits of the number's hash. The second is 17 more bits of
 * it, 44 bits of a fingerprint of all that is compared (flow, standing, day, amount, parts, fee), the flow, and whether their
 * bill has told it. Several hands may load at once, and afterwards several may probe. Nothing is decided here: whatever does not
 * agree at once, or is met twice, becomes a suspect.
 */
final class Table {
    private static final VarHandle AT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final long THERE = 1L << 63;
    private static final long SEEN = 1L << 62;
    private static final long REFUND = 1L << 61;
    private static final long MORE = (1L << 61) - (1L << 44);
    private static final long PRINT = (1L << 44) - 1;
    private static final long TOLD = ~SEEN;

    private final long[] slots;
    private final int mask;

    /** @param capacity slots, a power of two */
    Table(int capacity) {
        slots = new long[capacity * 2];
        mask = capacity - 1;
    }

    static long value(RowScan row) {
        return THERE | (row.flow == 'R' ? REFUND : 0) | row.more & MORE | row.print & PRINT;
    }

    static long key(RowScan row) {
        return row.flow == 'R' ? row.number ^ RowScan.REFUND : row.number;
    }

    private static long number(long key, long value) {
        return (value & REFUND) == 0 ? key : key ^ RowScan.REFUND;
    }

    /** Reads the slot's memory, so that it is near when it is wanted. */
    long touch(long key) {
        return slots[((int) key & mask) << 1];
    }

    void load(long key, long value, Suspects suspects) {
        int at = (int) key & mask;
        for (int tries = 0; tries <= mask; tries++) {
            long there = (long) AT.getOpaque(slots, at << 1);
            if (there == 0) {
                there = (long) AT.compareAndExchange(slots, at << 1, 0L, key);
                if (there == 0) {
                    AT.setOpaque(slots, (at << 1) + 1, value);
                    return;
                }
            }
            if (there == key) {
                suspects.add(number(key, value));
                return;
            }
            at = at + 1 & mask;
        }
        suspects.add(number(key, value));
    }

    void probe(long key, long value, Suspects suspects) {
        int at = (int) key & mask;
        long there = slots[at << 1];
        for (int tries = 0; there != key && there != 0; tries++) {
            at = at + 1 & mask;
            there = tries > mask ? 0 : slots[at << 1];
        }
        int second = (at << 1) + 1;
        long ours = there == 0 ? 0 : (long) AT.getOpaque(slots, second);
        boolean first = (ours & SEEN) == 0 && there != 0 && AT.compareAndSet(slots, second, ours, ours | SEEN);
        if (!first || ((ours ^ value) & TOLD) != 0) {
            suspects.add(number(key, value));
        }
    }

    /** Those that nobody has probed, from that slot on to that one. */
    void unseen(int from, int to, Suspects suspects) {
        for (int at = from; at < to; at++) {
            if (slots[at << 1] != 0 && (slots[(at << 1) + 1] & SEEN) == 0) {
                suspects.add(number(slots[at << 1], slots[(at << 1) + 1]));
            }
        }
    }

    int capacity() {
        return mask + 1;
    }

    void clear(int from, int to) {
        Arrays.fill(slots, from << 1, to << 1, 0);
    }
}

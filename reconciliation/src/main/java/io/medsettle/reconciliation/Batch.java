package io.medsettle.reconciliation;

/**
 * Rows on their way to the table, 32 at a time: all their slots are touched first, then each is dealt with, so that the waits
 * for memory overlap. Belongs to one hand.
 */
final class Batch implements RowTaker {
    private static final int SIZE = 32;

    private final long[] keys = new long[SIZE];
    private final long[] values = new long[SIZE];
    private final Table table;
    private final boolean loading;
    private final Suspects suspects;
    private int size;
    /** Kept so that touching is not thought useless. */
    long touched;

    Batch(Table table, boolean loading, Suspects suspects) {
        this.table = table;
        this.loading = loading;
        this.suspects = suspects;
    }

    @Override
    public void take(long key, long value) {
        keys[size] = key;
        values[size] = value;
        if (++size == SIZE) {
            flush();
        }
    }

    @Override
    public void flush() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += table.touch(keys[i]);
        }
        touched += sum;
        if (loading) {
            for (int i = 0; i < size; i++) {
                table.load(keys[i], values[i], suspects);
            }
        } else {
            for (int i = 0; i < size; i++) {
                table.probe(keys[i], values[i], suspects);
            }
        }
        size = 0;
    }
}

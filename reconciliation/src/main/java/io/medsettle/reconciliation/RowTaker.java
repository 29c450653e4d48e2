package io.medsettle.reconciliation;

/** Where rows go that were read as numbers. */
interface RowTaker {
    void take(long key, long value);

    void flush();
}

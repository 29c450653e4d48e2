package io.medsettle.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * A row that was looked up.
 *
 * @param delivery the how-many-eth of its side
 * @param carried as it was carried over; null for a row of today
 */
record Told(RowSide side, int delivery, Row row, @Nullable Carried carried) {}

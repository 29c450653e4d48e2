package io.medsettle.reconciliation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row to which the other side says nothing.
 *
 * @param form what it would be named if nobody comes: D1, D2, or D4 for a row of ours in doubt
 * @param carried as it was carried over; null for a row of today
 * @param more what else was noticed
 */
record Lone(
        RowSide side, Row row, Difference form, @Nullable Carried carried, List<Exhibit> more) {
    Case asCase() {
        return new Case(form, Set.of(), side == RowSide.OURS ? row : null, side == RowSide.OURS ? null : row, more);
    }
}

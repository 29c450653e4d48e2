package io.medsettle.reconciliation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows that do not agree, before they are given a name.
 *
 * @param form what differs first of all
 * @param also what differs besides
 * @param ours our row; null if there is none
 * @param theirs their row; null if there is none
 * @param more what else was noticed
 */
record Case(
        Difference form,
        Set<Difference> also,
        @Nullable Row ours,
        @Nullable Row theirs,
        List<Exhibit> more) {
    /** The row it is about, theirs if both are there. */
    Row subject() {
        Row row = theirs == null ? ours : theirs;
        if (row == null) {
            throw new IllegalStateException("a case without a row");
        }
        return row;
    }

    /** Whether the far side holds, or has given back, what this case is about. */
    boolean held() {
        return theirs != null && theirs.done();
    }

    String number() {
        return ours != null && !ours.number().isEmpty()
                ? ours.number()
                : subject().number();
    }
}

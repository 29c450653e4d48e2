package io.medsettle.reconciliation;

import java.util.Optional;

/**
 * One piece of evidence: a row of either side, or words.
 *
 * @param words what it shows, in Chinese
 * @param side whose row; empty for words alone
 * @param row the row as it was told; empty for words alone
 */
public record Exhibit(String words, Optional<RowSide> side, Optional<Row> row) {
    static Exhibit of(String words) {
        return new Exhibit(words, Optional.empty(), Optional.empty());
    }

    static Exhibit of(RowSide side, Row row, String words) {
        return new Exhibit(words, Optional.of(side), Optional.of(row));
    }
}

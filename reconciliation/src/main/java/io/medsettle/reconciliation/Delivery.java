package io.medsettle.reconciliation;

import java.nio.file.Path;
import java.util.List;

/**
 * One delivery of a side's rows: all its pieces together, each a file of canonical rows (as {@link RowWriter} writes them). How it is cut
 * into pieces and in which order rows stand changes nothing.
 */
public record Delivery(List<Path> pieces) {
    public Delivery {
        pieces = List.copyOf(pieces);
    }

    public static Delivery of(Path... pieces) {
        return new Delivery(List.of(pieces));
    }
}

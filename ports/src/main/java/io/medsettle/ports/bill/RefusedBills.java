package io.medsettle.ports.bill;

import io.medsettle.ports.value.BusinessDay;
import java.nio.file.Path;

/**
 * Where the file of a bill goes that was refused: finance lays it before the far side, which has to explain or replace it. Safe
 * to share between threads.
 */
@FunctionalInterface
public interface RefusedBills {
    /**
     * Keeps a copy of the file as it came; the caller goes on to delete his own.
     *
     * @param kind which bill, in the far side's own word
     * @param name what is wrong with it, BILL_HASH and such
     * @return where it lies, in words for a clerk and without a path; "" if it is not kept
     */
    String keep(Path file, String kind, BusinessDay day, String name);

    /** Keeps none. */
    static RefusedBills none() {
        return (file, kind, day, name) -> "";
    }

    /** What is wrong with it, and where it lies. */
    default String words(String wrong, Path file, String kind, BusinessDay day, String name) {
        String where = keep(file, kind, day, name);
        return where.isEmpty() ? wrong : wrong + "; " + where;
    }
}

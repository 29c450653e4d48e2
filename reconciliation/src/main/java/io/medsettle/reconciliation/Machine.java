package io.medsettle.reconciliation;

import java.nio.file.Path;

/**
 * What a run may use of the machine. Changes how long it takes, never what it finds.
 *
 * @param threads how many at once
 * @param tableBytes how much heap the table of numbers may take; more rows than fit are compared in partitions, through the
 *     scratch directory
 * @param scratch an existing directory for partitions; what a run puts there it takes away again
 */
public record Machine(int threads, long tableBytes, Path scratch) {
    private static final long USUAL_BYTES = 128L << 20;

    public Machine {
        if (threads < 1 || tableBytes < 1024) {
            throw new IllegalArgumentException("a machine too small");
        }
    }

    /** All cores, 128 MiB of table: five and a half million rows of ours at once. */
    public static Machine usual(Path scratch) {
        return new Machine(Runtime.getRuntime().availableProcessors(), USUAL_BYTES, scratch);
    }
}

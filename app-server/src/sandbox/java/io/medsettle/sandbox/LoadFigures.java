package io.medsettle.sandbox;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * What a load test measured.
 *
 * @param told every answer
 * @param overNanos how long all of them took together
 */
record LoadFigures(List<LoadTold> told, long overNanos) {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    String words() {
        List<Long> sorted = told.stream().map(LoadTold::nanos).sorted().toList();
        long processing =
                told.stream().filter(t -> t.result().equals("PROCESSING")).count();
        return "事件 %d 个, %d 毫秒, 每秒 %d 个; 答复 p50 %d 毫秒, p95 %d, p99 %d, 最长 %d; 答复时尚在处理 %d 个"
                .formatted(
                        told.size(),
                        overNanos / MILLI,
                        told.size() * SECOND / Math.max(1, overNanos),
                        at(sorted, 50),
                        at(sorted, 95),
                        at(sorted, 99),
                        at(sorted, 100),
                        processing);
    }

    private static long at(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / MILLI;
    }

    /** One line for each answer, in the order in which they were asked for. */
    void write(Path rows) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(rows)) {
            csv.write("at_ms,event,result,took_ms\n");
            for (LoadTold each : told.stream()
                    .sorted(Comparator.comparingLong(LoadTold::atNanos))
                    .toList()) {
                csv.write(each.atNanos() / MILLI + "," + each.event() + "," + each.result() + "," + each.nanos() / MILLI
                        + "\n");
            }
        }
    }
}

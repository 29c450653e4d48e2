package io.medsettle.server.console;

import io.medsettle.server.reconciliation.Morning;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The last days' differences as bars of a picture: how many each run named, and how many of them are left. */
record Trend(List<Bar> bars, long most) {
    private static final int STEP = 40;
    private static final int WIDTH = 26;
    private static final int HEIGHT = 100;

    /**
     * One day.
     *
     * @param x left edge
     * @param found height of what was found, of a hundred
     * @param left height of what is left
     */
    public record Bar(
            LocalDate day, String label, int x, int width, long found, long left, long foundCount, long leftCount) {
        public long foundTop() {
            return HEIGHT - found;
        }

        public long leftTop() {
            return HEIGHT - left;
        }
    }

    static Trend of(List<Morning.Run> runs, LocalDate today, int days) {
        long most =
                Math.max(1, runs.stream().mapToLong(Morning.Run::found).max().orElse(1));
        List<Bar> bars = IntStream.range(0, days)
                .mapToObj(i -> bar(runs, today.minusDays(days - (long) i), i, most))
                .toList();
        return new Trend(bars, most);
    }

    private static Bar bar(List<Morning.Run> runs, LocalDate day, int place, long most) {
        long found = 0;
        long left = 0;
        for (Morning.Run run : runs) {
            if (run.day().equals(day)) {
                found = run.found();
                left = run.left();
            }
        }
        String label = day.getMonthValue() + "-" + day.getDayOfMonth();
        return new Bar(day, label, place * STEP, WIDTH, found * HEIGHT / most, left * HEIGHT / most, found, left);
    }
}

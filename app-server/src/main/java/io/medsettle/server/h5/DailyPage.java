package io.medsettle.server.h5;

import io.medsettle.ports.his.HisStays;
import io.medsettle.ports.his.HisStays.DailyLine;
import io.medsettle.server.shown.Yuan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of one day (每日清单), and the way to the days beside it.
 *
 * @param before the day before, null on the first one
 * @param after the day after, null on the last one
 */
public record DailyPage(
        String stayId,
        String day,
        String first,
        String last,
        @Nullable String before,
        @Nullable String after,
        String total,
        List<Line> lines) {

    /** One line; {@code selfRatio} is the share that the patient bears, such as 10%. */
    public record Line(String name, String spec, String count, String price, String amount, String selfRatio) {}

    static DailyPage of(HisStays.Stay stay, HisStays.DailyList list, LocalDate day, LocalDate first, LocalDate last) {
        return new DailyPage(
                stay.stayId(),
                day.toString(),
                first.toString(),
                last.toString(),
                day.isAfter(first) ? day.minusDays(1).toString() : null,
                day.isBefore(last) ? day.plusDays(1).toString() : null,
                Yuan.of(list.totalFen()),
                list.lines().stream().map(DailyPage::line).toList());
    }

    private static Line line(DailyLine l) {
        return new Line(
                l.name(),
                l.spec(),
                l.count().stripTrailingZeros().toPlainString() + l.unit(),
                "¥" + l.price().toPlainString(),
                Yuan.of(l.fen()),
                l.selfRatio()
                                .multiply(BigDecimal.valueOf(100))
                                .stripTrailingZeros()
                                .toPlainString() + "%");
    }
}

package io.medsettle.server.metrics;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.Difference;
import io.medsettle.server.reconciliation.DayRules;
import io.medsettle.server.reconciliation.Morning;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How reconciliation stands: days that should be over and are not, and findings that nobody has ended, by class and age. */
@Singleton
class DayFigures implements Counted {
    private static final int WEEK = 7;
    private static final String OPEN = "SELECT COUNT(*) FROM reconciliation_run WHERE org = ? AND run_day <= ?"
            + " AND run_state IN ('QUEUED', 'RUNNING', 'WAITING')";
    private static final String KNOWN = "SELECT COUNT(*) FROM reconciliation_run WHERE org = ? AND run_day = ?";

    private final Transactions transactions;
    private final Morning morning;
    private final DayRules days;
    private final WatchRules rules;
    private final InstantSource clock;
    private final AtomicLong late = new AtomicLong();
    private final Map<Age, Map<Difference, AtomicLong>> findings = new EnumMap<>(Age.class);

    /** How old a finding is: of yesterday's run or later, up to a week, more. */
    private enum Age {
        NEW,
        WEEK,
        OLDER
    }

    DayFigures(
            Transactions transactions,
            Morning morning,
            DayRules days,
            WatchRules rules,
            InstantSource clock,
            MeterRegistry registry) {
        this.transactions = transactions;
        this.morning = morning;
        this.days = days;
        this.rules = rules;
        this.clock = clock;
        Gauge.builder("medsettle.reconciliation.late", late, AtomicLong::get)
                .description("days that should be reconciled by now and are not, without those left to a person")
                .register(registry);
        for (Age age : Age.values()) {
            Map<Difference, AtomicLong> same = new EnumMap<>(Difference.class);
            findings.put(age, same);
            for (Difference difference : Difference.values()) {
                Gauge.builder(
                                "medsettle.findings",
                                same.computeIfAbsent(difference, d -> new AtomicLong()),
                                AtomicLong::get)
                        .description("findings that nobody has ended")
                        .tag("difference", difference.name())
                        .tag("age", age.name())
                        .register(registry);
            }
        }
    }

    @Override
    public void count() {
        ZonedDateTime here = clock.instant().atZone(BusinessDay.ZONE);
        LocalDate yesterday = here.toLocalDate().minusDays(1);
        boolean due = !here.toLocalTime().isBefore(rules.reconciledBy());
        long open = number(OPEN, due ? yesterday : yesterday.minusDays(1));
        boolean forgotten = due && days.daily() && number(KNOWN, yesterday) == 0;
        late.set(open + (forgotten ? 1 : 0));
        findings(yesterday);
    }

    private void findings(LocalDate yesterday) {
        Map<Age, Map<Difference, Long>> counts = new HashMap<>();
        morning.open(days.org()).forEach(o -> counts.computeIfAbsent(age(o.day(), yesterday), a -> new HashMap<>())
                .merge(Difference.valueOf(o.difference()), o.count(), Long::sum));
        findings.forEach((age, same) -> same.forEach((difference, figure) ->
                figure.set(counts.getOrDefault(age, Map.of()).getOrDefault(difference, 0L))));
    }

    private static Age age(LocalDate day, LocalDate yesterday) {
        return !day.isBefore(yesterday) ? Age.NEW : day.isAfter(yesterday.minusDays(WEEK)) ? Age.WEEK : Age.OLDER;
    }

    private long number(String sql, LocalDate day) {
        String text = day.toString().replace("-", "");
        return transactions
                .read(c -> Rows.one(c, sql, row -> row.getLong(1), days.org(), text))
                .orElse(0L);
    }
}

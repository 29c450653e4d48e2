package io.medsettle.server.statistics;

import io.medsettle.ports.value.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up one line of the statistics. */
final class Tally {
    private final Map<String, Long> verdicts = new TreeMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<String, Long> declined = new TreeMap<>();
    private final List<Long> millis = new ArrayList<>();
    private long events;
    private long payments;
    private long collected;
    private long refunds;
    private long refunded;
    private long fund;
    private long account;

    void event(CreditBooks.Event event) {
        events++;
        verdicts.merge(event.verdict(), 1L, Long::sum);
        switch (event.verdict()) {
            case "SKIPPED" -> skipped.merge(event.gate(), 1L, Long::sum);
            case "DECLINED" -> declined.merge(event.code(), 1L, Long::sum);
            case "PAID" ->
                millis.add(
                        Duration.between(event.arrivedAt(), event.decidedAt()).toMillis());
            default -> {}
        }
    }

    /** @param borne what the insurer bears beside it and beside no other */
    void movement(Movement moved, Map<Part, Long> borne) {
        if (moved.fen() < 0) {
            refunds++;
            refunded -= moved.fen();
            return;
        }
        payments++;
        collected += moved.fen();
        fund += borne.getOrDefault(Part.FUND, 0L);
        account += borne.getOrDefault(Part.ACCOUNT, 0L);
    }

    StatisticsRow row(StatisticsRow.Key key) {
        millis.sort(null);
        return new StatisticsRow(
                key.day(),
                key.patientClass(),
                key.business().name(),
                key.deptCode(),
                key.deptName(),
                key.familyPay(),
                events,
                of("PAID"),
                of("DECLINED"),
                of("SKIPPED"),
                of("NEED_WINDOW"),
                of("PROCESSING") + of("OPEN"),
                Map.copyOf(skipped),
                Map.copyOf(declined),
                payments,
                collected,
                refunds,
                refunded,
                fund,
                account,
                millis.isEmpty()
                        ? 0
                        : millis.stream().mapToLong(Long::longValue).sum() / millis.size(),
                millis.isEmpty() ? 0 : millis.get((millis.size() * 95 + 99) / 100 - 1));
    }

    private long of(String verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }
}

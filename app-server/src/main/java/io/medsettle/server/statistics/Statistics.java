package io.medsettle.server.statistics;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import io.medsettle.server.statistics.StatisticsRow.Key;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up days (交易统计): events by the day they came, money by its bill day. Safe to share. */
@Singleton
class Statistics {
    private final CreditBooks books;

    Statistics(CreditBooks books) {
        this.books = books;
    }

    List<StatisticsRow> of(BusinessDay from, BusinessDay to) {
        Map<Key, Tally> lines = new TreeMap<>();
        for (CreditBooks.Event event : books.events(from, to)) {
            Key key =
                    new Key(event.day(), event.patientClass(), Business.OUTPATIENT, event.deptCode(), event.deptName());
            lines.computeIfAbsent(key, k -> new Tally()).event(event);
        }
        Map<String, Map<Part, Long>> insured = books.insured(from, to);
        for (Movement moved : books.movements(from, to)) {
            Key key = new Key(moved.day(), moved.patientClass(), moved.business(), moved.deptCode(), moved.deptName());
            lines.computeIfAbsent(key, k -> new Tally()).movement(moved, insured.getOrDefault(moved.order(), Map.of()));
        }
        return lines.entrySet().stream().map(e -> e.getValue().row(e.getKey())).toList();
    }
}

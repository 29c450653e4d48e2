package io.medsettle.server.statistics;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.statistics.StatisticsRow.Key;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds up days (交易统计): events by the day they came, money by its bill day. Safe to share. */
@Singleton
class Statistics {
    private final CreditBooks books;

    Statistics(CreditBooks books) {
        this.books = books;
    }

    List<StatisticsRow> of(BusinessDay from, BusinessDay to) {
        Map<Key, Tally> lines = new TreeMap<>();
        List<Movement> movements = books.movements(from, to);
        Set<String> family = movements.stream()
                .filter(Movement::familyPay)
                .map(Movement::order)
                .collect(Collectors.toSet());
        for (CreditBooks.Event event : books.events(from, to)) {
            Key key = new Key(
                    event.day(),
                    event.patientClass(),
                    Business.OUTPATIENT,
                    event.deptCode(),
                    event.deptName(),
                    family.contains(event.order()));
            lines.computeIfAbsent(key, k -> new Tally()).event(event);
        }
        Borne borne = books.borne(from, to);
        for (Movement moved : movements) {
            Key key = new Key(
                    moved.day(),
                    moved.patientClass(),
                    moved.business(),
                    moved.deptCode(),
                    moved.deptName(),
                    moved.familyPay());
            lines.computeIfAbsent(key, k -> new Tally()).movement(moved, borne.beside(moved));
        }
        return lines.entrySet().stream().map(e -> e.getValue().row(e.getKey())).toList();
    }

    /** What relatives paid (亲情付), by day, binding and business. */
    List<FamilyRow> family(BusinessDay from, BusinessDay to) {
        Map<FamilyRow.Key, List<Movement>> lines = books.movements(from, to).stream()
                .filter(Movement::familyPay)
                .collect(Collectors.groupingBy(FamilyRow.Key::of, TreeMap::new, Collectors.toList()));
        return lines.entrySet().stream()
                .map(e -> FamilyRow.of(e.getKey(), e.getValue()))
                .toList();
    }
}

package io.medsettle.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.SideRows.Leg;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Rows without a partner under their number: tried by the other number, then carried over, reported or let go. */
final class LoneRows {
    private static final int MOST_SUGGESTED = 3;
    private static final String PATIENT = "patient";

    private final Rules rules;
    private final BusinessDay day;
    private List<Lone> lone;

    /** Lone rows that are named now. */
    final List<Lone> named = new ArrayList<>();
    /** What the next run is handed; {@code beside} is not filled in yet. */
    final List<Carried> carried = new ArrayList<>();
    /** How many have waited too long. */
    long dropped;

    LoneRows(Rules rules, BusinessDay day, List<Lone> lone) {
        this.rules = rules;
        this.day = day;
        this.lone = new ArrayList<>(lone);
        this.lone.sort(Comparator.comparing(Lone::side).thenComparing(l -> RowText.line(l.row())));
    }

    /** Pairs what agrees in the other number. */
    void pair(Matching matching) {
        pair(matching, Row::farNumber, "请求号不同或缺, 按对方单号配对");
        pair(matching, Row::number, "对方单号不同或缺, 按请求号配对");
    }

    private void pair(Matching matching, Function<Row, String> by, String words) {
        Map<List<String>, Lone> theirs = new HashMap<>();
        for (Lone each : lone) {
            String number = by.apply(each.row());
            if (each.side() == RowSide.THEIRS && !number.isEmpty()) {
                theirs.putIfAbsent(List.of(number, each.row().flow().name()), each);
            }
        }
        List<Lone> left = new ArrayList<>(lone);
        for (Lone each : lone) {
            List<String> key = List.of(by.apply(each.row()), each.row().flow().name());
            Lone other = each.side() == RowSide.OURS ? theirs.remove(key) : null;
            if (other != null) {
                Leg we = new Leg(each.row(), each.carried());
                matching.compare(we, new Leg(other.row(), other.carried()), List.of(Exhibit.of(words)));
                left.remove(each);
                left.remove(other);
            }
        }
        lone = left;
    }

    /** Decides what becomes of those that are left. */
    void decide(Comparison comparison) {
        Map<Alike, NavigableMap<Instant, List<Lone>>> index = byAmount();
        for (Lone each : lone) {
            Carried before = each.carried();
            long age = ChronoUnit.DAYS.between(each.row().day().date(), day.date());
            Carried waiting = new Carried(
                    comparison.party(), each.side(), each.row(), false, before == null ? "" : before.beside());
            if (before != null && before.reported()) {
                keep(before, age);
            } else if (age < rules.carryDays() && mayStillCome(each)) {
                carried.add(waiting);
            } else {
                named.add(new Lone(each.side(), each.row(), each.form(), before, suggestions(each, index)));
                keep(waiting.asReported(), age);
            }
        }
    }

    private void keep(Carried row, long age) {
        if (age < rules.keepDays()) {
            carried.add(row);
        } else {
            dropped++;
        }
    }

    private boolean mayStillCome(Lone each) {
        if (each.side() == RowSide.OURS
                || each.carried() != null
                || each.row().time().equals(Instant.EPOCH)) {
            return true;
        }
        Instant begin = each.row()
                .day()
                .date()
                .atStartOfDay(BusinessDay.ZONE)
                .toInstant()
                .plus(rules.cutOff());
        Instant end = begin.plus(Duration.ofDays(1));
        return near(each.row().time(), begin, rules.edge()) || near(each.row().time(), end, rules.edge());
    }

    private static boolean near(Instant a, Instant b, Duration within) {
        return Duration.between(a, b).abs().compareTo(within) <= 0;
    }

    private record Alike(RowSide side, Flow flow, long fen) {}

    private Map<Alike, NavigableMap<Instant, List<Lone>>> byAmount() {
        Map<Alike, NavigableMap<Instant, List<Lone>>> index = new HashMap<>();
        for (Lone each : lone) {
            Row row = each.row();
            index.computeIfAbsent(new Alike(each.side(), row.flow(), row.fen()), k -> new TreeMap<>())
                    .computeIfAbsent(row.time(), k -> new ArrayList<>())
                    .add(each);
        }
        return index;
    }

    /** Lone rows of the other side that a person may think to be the same (flows §12): never more than a suggestion. */
    private List<Exhibit> suggestions(Lone one, Map<Alike, NavigableMap<Instant, List<Lone>>> index) {
        List<Exhibit> found = new ArrayList<>(one.more());
        Row a = one.row();
        NavigableMap<Instant, List<Lone>> times = index.get(new Alike(one.side().other(), a.flow(), a.fen()));
        if (times != null) {
            Duration within = rules.suggestWithin();
            times.subMap(a.time().minus(within), true, a.time().plus(within), true).values().stream()
                    .flatMap(List::stream)
                    .filter(other -> patientsAgree(a, other.row()))
                    .limit(MOST_SUGGESTED)
                    .forEach(other -> found.add(Exhibit.of(
                            other.side(),
                            other.row(),
                            "仅供参考: 金额相同, 时间相近" + (samePatient(a, other.row()) ? ", 患者相同" : ""))));
        }
        return found;
    }

    private static boolean patientsAgree(Row a, Row b) {
        return !a.labels().has(PATIENT) || !b.labels().has(PATIENT) || samePatient(a, b);
    }

    private static boolean samePatient(Row a, Row b) {
        return a.labels().has(PATIENT)
                && a.labels().get(PATIENT).equals(b.labels().get(PATIENT));
    }
}

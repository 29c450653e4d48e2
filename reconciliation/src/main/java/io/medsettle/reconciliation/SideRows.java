package io.medsettle.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one side tells under one number, after tellings of the same are one, parts of one leg are joined and reversals have taken
 * their opposites with them. The order in which rows were read does not matter.
 */
final class SideRows {
    /** A row, and whether it was carried over. */
    record Leg(Row row, @Nullable Carried carried) {
        static final Comparator<Leg> ORDER = Comparator.comparing(
                        (Leg leg) -> leg.row().standing())
                .thenComparing(leg -> leg.row().time())
                .thenComparing(leg -> RowText.line(leg.row()));
    }

    /** Rows that claim money, or may: done, and on our side in doubt. */
    final List<Leg> live = new ArrayList<>();
    /** Rows that say that nothing came of it. */
    final List<Leg> gone = new ArrayList<>();

    SideRows(List<Told> told) {
        List<Leg> legs = new ArrayList<>();
        joined(union(told)).forEach(row -> legs.add(new Leg(row, null)));
        for (Told each : told) {
            Carried carried = each.carried();
            if (carried != null && legs.stream().noneMatch(leg -> sameLeg(leg.row(), carried.row()))) {
                legs.add(new Leg(carried.row(), carried));
            }
        }
        legs.sort(Leg.ORDER);
        net(legs);
        live.sort(Leg.ORDER);
        gone.sort(Leg.ORDER);
    }

    private static boolean sameLeg(Row a, Row b) {
        return a.flow() == b.flow()
                && a.split().equals(b.split())
                && a.farNumber().equals(b.farNumber())
                && a.number().equals(b.number());
    }

    /** Each row as often as the delivery has it that has it most often. */
    private static List<Row> union(List<Told> told) {
        Map<String, Map<Integer, Integer>> times = new TreeMap<>();
        Map<String, Row> rows = new HashMap<>();
        for (Told each : told) {
            if (each.carried() == null) {
                String line = RowText.line(each.row());
                rows.put(line, each.row());
                times.computeIfAbsent(line, k -> new HashMap<>()).merge(each.delivery(), 1, Integer::sum);
            }
        }
        List<Row> union = new ArrayList<>();
        times.forEach((line, counts) -> {
            int most =
                    counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            for (int i = 0; i < most; i++) {
                union.add(rows.getOrDefault(line, told.get(0).row()));
            }
        });
        return union;
    }

    /** Rows of one far number, flow and standing that speak of different parts are one leg. */
    private static List<Row> joined(List<Row> rows) {
        Map<List<String>, List<Row>> legs = new TreeMap<>(Comparator.comparing(Object::toString));
        for (Row row : rows) {
            List<String> same = List.of(
                    row.number(),
                    row.farNumber(),
                    row.flow().name(),
                    row.standing().name());
            legs.computeIfAbsent(same, k -> new ArrayList<>()).add(row);
        }
        List<Row> joined = new ArrayList<>();
        for (List<Row> leg : legs.values()) {
            Split sum = Split.NONE;
            boolean apart = true;
            for (Row row : leg) {
                apart &= sum.apart(row.split());
                sum = sum.plus(row.split());
            }
            joined.addAll(apart && leg.size() > 1 ? List.of(leg.get(0).withSplit(sum)) : leg);
        }
        return joined;
    }

    private void net(List<Leg> legs) {
        List<Leg> left = new ArrayList<>(legs);
        for (Leg leg : legs) {
            if (leg.row().standing() == Standing.REVERSED) {
                left.remove(leg);
                Optional<Leg> opposite = left.stream()
                        .filter(other -> other.row().done()
                                && other.row().fen() == -leg.row().fen())
                        .findFirst();
                opposite.ifPresent(left::remove);
                gone.add(opposite.map(o -> new Leg(o.row().reversed(), o.carried()))
                        .orElse(leg));
            }
        }
        for (Leg leg : left) {
            (leg.row().standing() == Standing.VOID ? gone : live).add(leg);
        }
    }

    static List<Leg> of(List<Leg> legs, Flow flow) {
        return legs.stream().filter(leg -> leg.row().flow() == flow).toList();
    }
}

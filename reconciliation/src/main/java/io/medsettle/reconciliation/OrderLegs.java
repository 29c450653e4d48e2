package io.medsettle.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Legs of one order across far sides (单边账). What a far side holds is told by the comparison with its bill: a row of ours that
 * nobody objected to stands there too, unless all of it went back and nobody objected to that either. An order of which one far side
 * holds its payment and another does not is one-sided.
 */
final class OrderLegs {
    private record Leg(String party, String number) {}

    private final OrderOf orderOf;
    private final OrderOf whole;
    /** Orders of which one leg stands otherwise than our books say, whatever the round. */
    private final Set<String> wholes = new TreeSet<>();

    private final Map<String, Map<Leg, Boolean>> held = new HashMap<>();

    OrderLegs(OrderOf orderOf) {
        this.orderOf = orderOf;
        whole = orderOf.whole();
    }

    static String label(Comparison comparison) {
        return comparison.farSide() + "/" + comparison.party().name();
    }

    void learn(List<Compared> all, Lookup lookup) {
        List<Compared> moving = all.stream()
                .filter(c -> c.comparison.farSide().moves() && !c.refused())
                .toList();
        for (Compared c : moving) {
            c.matching.cases.stream().filter(OrderLegs::lacking).forEach(k -> note(c, k.number(), k.held()));
            c.lone.carried.stream()
                    .filter(k -> !k.reported() && k.row().flow() == Flow.PAY)
                    .forEach(k -> note(c, k.row().number(), k.side() == RowSide.THEIRS));
        }
        Set<String> orders = new TreeSet<>(held.keySet());
        boolean nothing = orders.isEmpty() || moving.size() < 2;
        for (Compared c : nothing ? List.<Compared>of() : moving) {
            List<Row> rows = lookup.ofOrders(c.ours(), whole, wholes).stream()
                    .map(Told::row)
                    .toList();
            Map<String, Long> left = new HashMap<>();
            Set<String> unproven = unproven(c);
            rows.stream()
                    .filter(row -> row.done() && !(row.flow() == Flow.REFUND && unproven.contains(row.number())))
                    .forEach(row -> left.merge(whole.order(row.number()), row.fen(), Math::addExact));
            for (Row row : rows) {
                String order = orderOf.order(row.number());
                if (row.flow() == Flow.PAY && orders.contains(order)) {
                    boolean stands = row.done() && left.getOrDefault(whole.order(row.number()), 0L) != 0;
                    legs(order).putIfAbsent(new Leg(label(c.comparison), row.number()), stands);
                }
            }
        }
    }

    /** Refunds of ours of which their bill does not say, or not yet, or not to the fen, that they went back. */
    private static Set<String> unproven(Compared c) {
        Set<String> numbers = new HashSet<>();
        c.matching.cases.stream()
                .filter(k -> k.subject().flow() == Flow.REFUND && (!k.held() || k.form() == Difference.D3))
                .forEach(k -> numbers.add(k.number()));
        c.lone.carried.stream()
                .filter(k -> k.side() == RowSide.OURS && k.row().flow() == Flow.REFUND)
                .forEach(k -> numbers.add(k.row().number()));
        return numbers;
    }

    private static boolean lacking(Case c) {
        return c.subject().flow() == Flow.PAY
                && (c.form() == Difference.D1 || c.form() == Difference.D2 || c.form() == Difference.D4);
    }

    private void note(Compared c, String number, boolean isHeld) {
        String order = orderOf.order(number);
        if (!order.isEmpty()) {
            wholes.add(whole.order(number));
            legs(order).put(new Leg(label(c.comparison), number), isHeld);
        }
    }

    private Map<Leg, Boolean> legs(String order) {
        return held.computeIfAbsent(order, k -> new HashMap<>());
    }

    /** Where another leg of the same order stands otherwise: kinds and parties, by commas, "" for none. */
    String beside(Comparison comparison, String number, boolean isHeld) {
        Map<String, Boolean> found = new TreeMap<>();
        held.getOrDefault(orderOf.order(number), Map.of()).forEach((leg, other) -> {
            if (other != isHeld && !leg.party().equals(label(comparison))) {
                found.put(leg.party(), other);
            }
        });
        return comparison.farSide().moves() ? String.join(",", new ArrayList<>(found.keySet())) : "";
    }
}

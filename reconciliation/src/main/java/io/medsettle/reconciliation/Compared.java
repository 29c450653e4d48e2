package io.medsettle.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Totals.Sums;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** One comparison carried through, up to the point where orders are looked at across far sides. */
final class Compared {
    final Comparison comparison;
    private final Rules rules;
    private final BusinessDay day;
    private final Sieve sieve;
    private final List<Told> told = new ArrayList<>();

    final Matching matching;
    final LoneRows lone;
    final List<Defect> defects = new ArrayList<>();
    final List<BadLine> badLines = new ArrayList<>();
    private Sums oursLooked = Sums.NONE;
    private Sums theirsLooked = Sums.NONE;

    Compared(Comparison comparison, Rules rules, BusinessDay day, List<Carried> carried, Machine machine, Hands hands) {
        this.comparison = comparison;
        this.rules = rules;
        this.day = day;
        sieve = new Sieve(comparison, machine, hands, rules.mostDifferences());
        matching = new Matching(comparison.fees());
        sieve.run();
        LongSet suspects = sieve.suspects();
        if (sieve.checks.defects.isEmpty() && (sieve.tooMany() || suspects.size() > rules.mostDifferences())) {
            sieve.checks.defects.add(
                    new Defect(comparison.party().name(), "与我方账簿不符的单号超过 " + rules.mostDifferences() + " 个"));
        }
        defects.addAll(sieve.checks.defects);
        badLines.addAll(sieve.checks.badLines);
        if (refused()) {
            lone = new LoneRows(rules, day, List.of());
            lone.carried.addAll(carried);
            return;
        }
        look(suspects, carried, new Lookup(hands));
        lone = matched();
    }

    boolean refused() {
        return !defects.isEmpty();
    }

    SideFiles ours() {
        return sieve.ours;
    }

    private void look(LongSet suspects, List<Carried> carried, Lookup lookup) {
        carried.forEach(c -> suspects.add(Keys.hash(c.row(), comparison.keyed())));
        sieve.checks.late.forEach(row -> suspects.add(Keys.hash(row, comparison.keyed())));
        badLines.stream().filter(bad -> !bad.key().isEmpty()).forEach(bad -> suspects.add(Keys.number(bad.key())));
        if (suspects.size() > 0) {
            told.addAll(lookup.rows(sieve.ours, comparison.keyed(), suspects, sieve.marks));
            told.addAll(lookup.rows(sieve.theirs, comparison.keyed(), suspects, sieve.marks));
        }
        for (Told each : told) {
            if (each.side() == RowSide.OURS) {
                oursLooked = oursLooked.plus(each.row());
            } else {
                theirsLooked = theirsLooked.plus(each.row());
            }
        }
        carried.forEach(c -> told.add(new Told(c.side(), 0, c.row(), c)));
    }

    private LoneRows matched() {
        TreeMap<String, List<Told>> groups = new TreeMap<>();
        for (Told each : told) {
            groups.computeIfAbsent(Keys.key(each.row(), comparison.keyed()), k -> new ArrayList<>())
                    .add(each);
        }
        groups.values().forEach(group -> matching.match(of(group, RowSide.OURS), of(group, RowSide.THEIRS)));
        Set<String> unreadable = new HashSet<>();
        badLines.forEach(bad -> unreadable.add(bad.key()));
        List<Lone> left = new ArrayList<>(matching.lone);
        left.removeIf(l -> unreadable.contains(l.row().number()) && l.carried() == null);
        LoneRows rows = new LoneRows(rules, day, left);
        rows.pair(matching);
        rows.decide(comparison);
        rows.named.forEach(l -> matching.cases.add(l.asCase()));
        return rows;
    }

    private static List<Told> of(List<Told> group, RowSide side) {
        return group.stream().filter(t -> t.side() == side).toList();
    }

    Party party() {
        return comparison.party();
    }

    Totals totals(List<Finding> findings, List<Carried> carried) {
        TreeMap<Difference, Long> counts = new TreeMap<>();
        findings.forEach(f -> counts.merge(f.difference(), 1L, Long::sum));
        long waiting = carried.stream().filter(c -> !c.reported()).count();
        long waitingFen = carried.stream()
                .filter(c -> !c.reported() && c.row().done())
                .mapToLong(c ->
                        c.side() == RowSide.THEIRS ? c.row().fen() : -c.row().fen())
                .sum();
        if (refused()) {
            return new Totals(
                    party(), comparison.farSide(), true, Sums.NONE, Sums.NONE, 0, counts, waiting, waitingFen, 0, 0);
        }
        Sums ours = sieve.oursSums;
        Sums theirs = sieve.theirsSums;
        return new Totals(
                party(),
                comparison.farSide(),
                false,
                ours,
                theirs,
                ours.rows() - oursLooked.rows() + matching.agreed,
                counts,
                waiting,
                waitingFen,
                lone.dropped,
                theirs.fen() - ours.fen() - (theirsLooked.fen() - oursLooked.fen()));
    }
}

package io.medsettle.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares a day's books with the bills of any number of far sides (对账, flows §12). A run is a function: the same day, files,
 * carry-over and rules give the same report, in whatever order rows stand, however files are cut or repeated, on whatever machine.
 * It asks nobody and changes nothing; a run that dies leaves nothing that the next one would read. Safe to share; runs do not
 * disturb each other.
 */
public final class Reconciler {
    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding f) -> f.party().name())
            .thenComparing(Finding::day)
            .thenComparing(Finding::key)
            .thenComparing(Finding::flow)
            .thenComparing(Finding::difference)
            .thenComparing(Finding::text)
            .thenComparing(f -> rows(f));

    private final Rules rules;
    private final Machine machine;

    public Reconciler(Rules rules, Machine machine) {
        this.rules = rules;
        this.machine = machine;
    }

    private static String rows(Finding f) {
        StringBuilder text = new StringBuilder();
        f.evidence().forEach(e -> text.append(e.words())
                .append(e.row().map(RowText::line).orElse(""))
                .append('\n'));
        return text.toString();
    }

    /**
     * Runs.
     *
     * @param day the day whose bills are compared; rows carried over age by it
     * @param comparisons one for each far side whose bill is there, no party twice (outpatient and inpatient bills of one far side
     *     are two parties here); far sides that are not named keep their carry-over
     * @param before what the former run handed on
     */
    public Report run(BusinessDay day, List<Comparison> comparisons, CarryOver before) {
        if (comparisons.stream().map(Comparison::party).distinct().count() < comparisons.size()) {
            throw new IllegalArgumentException("one party is compared twice: its carry-over would be used twice");
        }
        try (Hands hands = new Hands(machine.threads())) {
            List<Comparison> sorted = new ArrayList<>(comparisons);
            sorted.sort(Comparator.comparing(c -> c.party().name()));
            List<Compared> all = new ArrayList<>();
            for (Comparison each : sorted) {
                all.add(new Compared(each, rules, day, before.of(each.party()), machine, hands));
            }
            OrderLegs legs = new OrderLegs(rules.orderOf());
            legs.learn(all, new Lookup(hands));
            return report(day, all, legs, before);
        }
    }

    private Report report(BusinessDay day, List<Compared> all, OrderLegs legs, CarryOver before) {
        List<Finding> findings = new ArrayList<>();
        List<Carried> carryOver = new ArrayList<>();
        List<Totals> totals = new ArrayList<>();
        before.rows().stream()
                .filter(c -> all.stream().noneMatch(k -> k.party().equals(c.party())))
                .forEach(carryOver::add);
        for (Compared compared : all) {
            List<Finding> these = findings(day, compared, legs, before.of(compared.party()));
            these.sort(ORDER);
            List<Carried> those = compared.lone.carried.stream()
                    .map(c -> c.reported() || compared.refused() ? c : withBeside(compared, c, legs))
                    .toList();
            findings.addAll(these);
            carryOver.addAll(those);
            totals.add(compared.totals(these, those));
        }
        return new Report(findings, new CarryOver(carryOver), totals);
    }

    private static Carried withBeside(Compared compared, Carried c, OrderLegs legs) {
        String beside = c.row().flow() == Flow.PAY && c.beside().isEmpty()
                ? legs.beside(compared.comparison, c.row().number(), c.side() == RowSide.THEIRS)
                : c.beside();
        return new Carried(c.party(), c.side(), c.row(), c.reported(), beside);
    }

    private List<Finding> findings(BusinessDay day, Compared compared, OrderLegs legs, List<Carried> before) {
        Comparison comparison = compared.comparison;
        Naming naming = new Naming(comparison.party(), comparison.farSide(), rules.orderOf());
        List<Finding> findings = new ArrayList<>();
        compared.defects.forEach(defect -> findings.add(naming.refused(day, defect)));
        compared.badLines.forEach(bad -> findings.add(naming.badLine(day, bad)));
        Map<Row, String> besides = new HashMap<>();
        before.forEach(c -> besides.put(c.row(), c.beside()));
        for (Case each : compared.matching.cases) {
            String kept = Objects.requireNonNullElse(besides.get(each.subject()), "");
            String now = legs.beside(comparison, each.number(), each.held());
            findings.add(naming.finding(each, kept.isEmpty() ? now : kept));
        }
        return findings;
    }
}

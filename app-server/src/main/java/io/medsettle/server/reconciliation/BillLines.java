package io.medsettle.server.reconciliation;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.reconciliation.BillStore.Filed;
import io.medsettle.server.reconciliation.ReconciliationController.LineAnswer;
import io.medsettle.server.reconciliation.ReconciliationController.Lines;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lines of a day's bills, with what the comparison made of each. Safe to share. */
@Singleton
class BillLines {
    private static final String AGREES = "一致";
    private static final String DIFFERS = "有差错";
    private static final String OPEN = "未核对";

    private final List<FarBill> bills;
    private final BillStore store;
    private final TotalStore totals;
    private final FindingStore findings;
    private final CarryStore carries;
    private final RunStore runs;

    BillLines(
            List<FarBill> bills,
            BillStore store,
            TotalStore totals,
            FindingStore findings,
            CarryStore carries,
            RunStore runs) {
        this.bills = bills;
        this.store = store;
        this.totals = totals;
        this.findings = findings;
        this.carries = carries;
        this.runs = runs;
    }

    /**
     * A page of them.
     *
     * @param source "" for all
     * @param care "" for any
     * @param number ours, theirs or an order's; "" for any
     * @param after cursor of the page before
     */
    Lines page(String org, BusinessDay day, String source, String care, String number, String after, int size) {
        Map<String, BillFile> files = new HashMap<>();
        store.files(org, day).stream()
                .filter(f -> f.good() && (source.isEmpty() || f.source().equals(source)))
                .forEach(f -> files.put(f.id(), f));
        List<Filed> page = store.search(files.keySet().stream().sorted().toList(), care, number, after, size);
        Map<String, Known> known = new HashMap<>();
        files.values().forEach(f -> known.put(f.id(), known(org, day, f, page)));
        List<LineAnswer> lines = page.stream()
                .flatMap(filed ->
                        Optional.ofNullable(known.get(filed.file())).stream().map(k -> line(filed, k)))
                .toList();
        return new Lines(
                lines, page.size() < size ? null : page.get(page.size() - 1).cursor());
    }

    /**
     * What is known of the lines of a file.
     *
     * @param compared whether the day's comparison counted this file
     * @param named findings by the numbers they are about
     * @param waiting numbers that wait for a partner
     * @param looked which lines are laid beside anything at all
     */
    private record Known(
            String source,
            boolean compared,
            Map<String, String> named,
            Set<String> waiting,
            Predicate<BillLine> looked) {}

    private Known known(String org, BusinessDay day, BillFile file, List<Filed> page) {
        List<Filed> mine = page.stream().filter(f -> f.file().equals(file.id())).toList();
        List<String> numbers =
                mine.stream().flatMap(f -> numbers(f.kept().line())).distinct().toList();
        List<String> orders = mine.stream()
                .map(f -> f.kept().order())
                .filter(o -> !o.isEmpty())
                .distinct()
                .toList();
        Set<String> waiting = new HashSet<>();
        bills.stream()
                .filter(b -> b.source().equals(file.source()))
                .forEach(b -> waiting.addAll(carries.waiting(org, day, b.party(), numbers)));
        return new Known(
                file.source(),
                compared(org, day, file),
                findings.about(org, day, file.source(), numbers, orders),
                waiting,
                line -> bills.stream()
                        .filter(b -> b.source().equals(file.source()))
                        .allMatch(b -> b.compared(line)));
    }

    private static Stream<String> numbers(BillLine line) {
        return Stream.of(line.requestNo(), line.farNumber()).filter(n -> !n.isEmpty());
    }

    /** A comparison that was refused or left out decides nothing, and neither does one of a former file. */
    private boolean compared(String org, BusinessDay day, BillFile file) {
        Instant finished = runs.find(org, day).map(RunRow::finishedAt).orElse(Instant.EPOCH);
        return !file.endedAt().isAfter(finished)
                && totals.of(org, day).stream()
                        .anyMatch(t -> t.source().equals(file.source())
                                && t.care().equals(Comparing.ALL)
                                && t.state().equals(Comparing.COMPARED));
    }

    private static LineAnswer line(Filed filed, Known known) {
        BillLine line = filed.kept().line();
        Optional<String> finding = numbers(line)
                .flatMap(n -> Optional.ofNullable(known.named().get(n)).stream())
                .findFirst();
        boolean open =
                !known.compared() || !known.looked().test(line) || numbers(line).anyMatch(known.waiting()::contains);
        return new LineAnswer(
                known.source(),
                filed.kept().no(),
                line.requestNo(),
                line.farNumber(),
                line.part().name(),
                line.fen(),
                line.reversed(),
                Clocks.text(line.farTime()),
                filed.kept().order(),
                filed.kept().care().name(),
                filed.kept().means(),
                line.labels().asMap(),
                finding.isPresent() ? DIFFERS : open ? OPEN : AGREES,
                finding.orElse(null));
    }
}

package io.medsettle.server.reconciliation;

import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.BillSpool;
import io.medsettle.reconciliation.Comparison;
import io.medsettle.reconciliation.Delivery;
import io.medsettle.reconciliation.Finding;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Machine;
import io.medsettle.reconciliation.Reconciler;
import io.medsettle.reconciliation.Report;
import io.medsettle.reconciliation.Row;
import io.medsettle.reconciliation.RowWriter;
import io.medsettle.reconciliation.Standing;
import io.medsettle.reconciliation.Totals;
import io.medsettle.server.reconciliation.TotalStore.Flows;
import io.medsettle.server.reconciliation.TotalStore.Total;
import io.medsettle.server.view.MovingOrders;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays a day's books beside the bills that are there, in files of one run. */
@Singleton
class Comparing {
    private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);
    private static final int PIECE = 500;
    /** {@link Total#care} of a whole bill. */
    static final String ALL = "ALL";
    /** {@link Total#state} of a bill that was laid beside our books. */
    static final String COMPARED = "COMPARED";

    private final List<FarBill> bills;
    private final Fetching fetching;
    private final BillStore store;
    private final TotalStore totals;
    private final CarryStore carries;
    private final MovingOrders orders;
    private final DayRules rules;

    Comparing(
            List<FarBill> bills,
            Fetching fetching,
            BillStore store,
            TotalStore totals,
            CarryStore carries,
            MovingOrders orders,
            DayRules rules) {
        this.bills =
                bills.stream().sorted(Comparator.comparing(FarBill::source)).toList();
        this.fetching = fetching;
        this.store = store;
        this.totals = totals;
        this.carries = carries;
        this.orders = orders;
        this.rules = rules;
    }

    /** @param last whether bills that have not come by now are not waited for any longer */
    Compared compare(RunRow run, Path scratch, Beat beat, boolean last) {
        Map<String, BillFile> files = new LinkedHashMap<>();
        for (FarBill bill : bills) {
            beat.now("获取账单 " + bill.source());
            files.put(bill.source(), fetching.fetch(rules.org(), bill, run, beat::rows));
        }
        List<Comparison> comparisons = new ArrayList<>();
        Map<Party, Map<Care, Flows>> ours = new HashMap<>();
        for (FarBill bill : bills) {
            besideIsThere(bill, files);
            if (Objects.requireNonNull(files.get(bill.source())).good()) {
                beat.now("读取账簿 " + bill.source());
                laid(bill, files, run, scratch, ours, beat).ifPresent(comparisons::add);
            }
        }
        List<Finding> findings = new ArrayList<>(lacking(run, files, last));
        beat.now("核对");
        CarryStore.Handed handed = carries.before(rules.org(), run.day());
        Report report = new Reconciler(rules.comparing(), new Machine(rules.threads(), 128L << 20, scratch))
                .run(run.day(), comparisons, handed.rows());
        report.totals().stream().filter(Totals::refused).forEach(t -> notCompared(t, files));
        findings.addAll(report.findings());
        return new Compared(findings, handed.digest(), report.carryOver(), totals(report, files, ours), files);
    }

    /** A bill that is laid beside another one waits for it; in this run it is as if it had not come. */
    private static void besideIsThere(FarBill bill, Map<String, BillFile> files) {
        BillFile file = Objects.requireNonNull(files.get(bill.source()));
        BillFile other = files.get(bill.beside());
        if (file.good() && !bill.beside().isEmpty() && (other == null || !other.good())) {
            files.put(bill.source(), told(file, BillFile.State.MISSING, "等 " + bill.beside() + " 的账单"));
        }
    }

    /** Bills that cannot be compared, by name. */
    private List<Finding> lacking(RunRow run, Map<String, BillFile> files, boolean last) {
        List<Finding> lacking = new ArrayList<>();
        for (FarBill bill : bills) {
            BillFile file = Objects.requireNonNull(files.get(bill.source()));
            String name = bill.source() + "-" + run.day().text();
            if (file.state() == BillFile.State.REFUSED) {
                lacking.add(Finding.ofRefusedBill(bill.party(), bill.farSide(), run.day(), name, file.words()));
            } else if (!file.good() && last) {
                lacking.add(Finding.ofMissingBill(bill.party(), bill.farSide(), run.day(), name, file.words()));
            }
        }
        return lacking;
    }

    private Optional<Comparison> laid(
            FarBill bill,
            Map<String, BillFile> files,
            RunRow run,
            Path scratch,
            Map<Party, Map<Care, Flows>> ours,
            Beat beat) {
        BillFile file = Objects.requireNonNull(files.get(bill.source()));
        try {
            Optional<Comparison> comparison = comparison(bill, file, run, scratch, ours, beat);
            if (comparison.isEmpty()) {
                refuse(file, "账单行与保存时不符", files);
                store.refuse(file.id(), "账单行与保存时不符");
            }
            return comparison;
        } catch (RuntimeException e) {
            if (Fetching.ours(e) || e instanceof UncheckedIOException) {
                throw e;
            }
            LOG.warn("{} of {} could not be compared", bill.source(), run.day(), e);
            refuse(file, "无法核对: " + e.getClass().getSimpleName(), files);
            return Optional.empty();
        }
    }

    /** A bill that cannot be the right one once it lies beside our books; it is fetched again. The comparison names it itself. */
    private void notCompared(Totals told, Map<String, BillFile> files) {
        for (FarBill bill : bills) {
            if (bill.party().equals(told.party())) {
                BillFile file = Objects.requireNonNull(files.get(bill.source()));
                refuse(file, "核对时整份拒收", files);
                store.refuse(file.id(), "核对时整份拒收");
            }
        }
    }

    /** In this run it does not count, so nothing is closed by it and the day is not over. */
    private static void refuse(BillFile file, String why, Map<String, BillFile> files) {
        files.put(file.source(), told(file, BillFile.State.REFUSED, why));
    }

    private static BillFile told(BillFile file, BillFile.State state, String why) {
        return new BillFile(
                file.id(),
                file.source(),
                file.day(),
                state,
                file.digest(),
                file.lines(),
                file.sumFen(),
                file.beganAt(),
                file.endedAt(),
                why);
    }

    private Optional<Comparison> comparison(
            FarBill bill, BillFile file, RunRow run, Path scratch, Map<Party, Map<Care, Flows>> ours, Beat beat) {
        Path theirs = scratch.resolve(bill.source() + ".theirs");
        Path own = scratch.resolve(bill.source() + ".ours");
        BillSource replay = (day, kind, lines) -> {
            store.lines(file.id(), lines);
            return Outcome.succeeded(new BillSummary(file.lines(), file.sumFen(), file.digest()));
        };
        boolean whole = new BillSpool(bill::fee, bill::compared)
                .take(replay, run.day(), "", theirs)
                .maybe()
                .isPresent();
        if (!whole) {
            return Optional.empty();
        }
        try (RowWriter writer = RowWriter.to(own)) {
            Caring caring = new Caring(bill, writer, beat);
            bill.ours(run.day(), run.cut(), caring::row);
            caring.flush();
            writer.seal();
            ours.put(bill.party(), caring.flows);
        }
        return Optional.of(new Comparison(
                bill.party(),
                bill.farSide(),
                List.of(Delivery.of(own)),
                List.of(Delivery.of(theirs)),
                bill.keyed(),
                bill.fees()));
    }

    /** Our rows on their way into the file, summed by care. */
    private final class Caring {
        private final FarBill bill;
        private final RowWriter writer;
        private final Beat beat;
        private final List<Row> waiting = new ArrayList<>();
        private final Map<Care, Flows> flows = new EnumMap<>(Care.class);

        Caring(FarBill bill, RowWriter writer, Beat beat) {
            this.bill = bill;
            this.writer = writer;
            this.beat = beat;
        }

        void row(Row row) {
            writer.add(row);
            waiting.add(row);
            if (waiting.size() >= PIECE) {
                flush();
            }
        }

        void flush() {
            Map<String, String> plans = bill.care().isPresent()
                    ? Map.of()
                    : orders.plans(waiting.stream()
                            .map(r -> r.labels().get(FarBill.ORDER))
                            .filter(o -> !o.isEmpty())
                            .distinct()
                            .toList());
            for (Row row : waiting) {
                Care care = bill.care()
                        .orElseGet(() ->
                                Care.ofPlan(plans.getOrDefault(row.labels().get(FarBill.ORDER), "")));
                long fen = row.standing() == Standing.DONE ? row.fen() : 0;
                if (fen != 0) {
                    flows.merge(
                            care,
                            Flows.NONE.plus(fen, row.flow() == Flow.REFUND),
                            (a, b) -> new Flows(
                                    a.paid() + b.paid(),
                                    a.paidFen() + b.paidFen(),
                                    a.back() + b.back(),
                                    a.backFen() + b.backFen()));
                }
            }
            waiting.clear();
            beat.rows(writer.rows());
        }
    }

    private List<Total> totals(Report report, Map<String, BillFile> files, Map<Party, Map<Care, Flows>> ours) {
        List<Total> all = new ArrayList<>();
        for (FarBill bill : bills) {
            BillFile file = Objects.requireNonNull(files.get(bill.source()));
            report.totals().stream()
                    .filter(t -> t.party().equals(bill.party()) && !t.refused())
                    .findFirst()
                    .ifPresentOrElse(
                            told -> {
                                all.add(whole(bill, told));
                                all.addAll(byCare(bill, file, ours.getOrDefault(bill.party(), Map.of())));
                            },
                            () -> all.add(nothing(bill, file)));
        }
        return all;
    }

    private static Total whole(FarBill bill, Totals told) {
        return new Total(
                bill.source(),
                ALL,
                COMPARED,
                flows(told.ours()),
                flows(told.theirs()),
                told.agreed(),
                told.waiting(),
                told.waitingFen(),
                told.unexplainedFen());
    }

    private static Total nothing(FarBill bill, BillFile file) {
        String state = file.state() == BillFile.State.MISSING ? "MISSING" : "REFUSED";
        return new Total(bill.source(), ALL, state, Flows.NONE, Flows.NONE, 0, 0, 0, 0);
    }

    private List<Total> byCare(FarBill bill, BillFile file, Map<Care, Flows> ours) {
        Map<Care, Flows> theirs = new EnumMap<>(Care.class);
        totals.theirs(file.id()).forEach(t -> theirs.put(t.care(), t.flows()));
        List<Total> all = new ArrayList<>();
        for (Care care : Care.values()) {
            Flows we = ours.getOrDefault(care, Flows.NONE);
            Flows they = theirs.getOrDefault(care, Flows.NONE);
            if (!we.equals(Flows.NONE) || !they.equals(Flows.NONE)) {
                all.add(new Total(bill.source(), care.name(), COMPARED, we, they, 0, 0, 0, 0));
            }
        }
        return all;
    }

    private static Flows flows(Totals.Sums sums) {
        return new Flows(sums.payments(), sums.paidFen(), sums.refunds(), sums.refundedFen());
    }
}

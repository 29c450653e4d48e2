package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.reconciliation.Comparison.Keyed;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Rules;
import io.medsettle.server.reconciliation.FindingStore.Search;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.TestDatabase;
import io.medsettle.server.view.MovingOrders;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Days of a hospital with one channel and an insurer, run by one node on real tables. */
abstract class RunDays {
    static final String ORG = "H1";
    static final BusinessDay FIRST = new BusinessDay("20260105");
    static final BusinessDay SECOND = new BusinessDay("20260106");
    static final BusinessDay THIRD = new BusinessDay("20260107");

    @TempDir
    static Path directory;

    static TestDatabase database;

    final FakeBill wechat = FakeBill.wechat();
    final FakeBill yibao = new FakeBill("YIBAO", FarSide.INSURER, Keyed.FAR_NUMBER);
    Instant now = Instant.parse("2026-01-08T00:30:00Z");
    RunStore runs;
    FindingStore findings;
    Backlog backlog;
    RunClerk clerk;
    DayAlarms alarms;
    BillLines lines;
    BillStore store;
    /** Numbers of payments that are on their way back. */
    final Set<String> goingBack = new HashSet<>();
    /** Happens the next time a finding's order is looked up. */
    Runnable meanwhile = () -> {};

    @BeforeAll
    static void open() {
        database = TestDatabase.h2(directory);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void build() {
        database.clear();
        build(false);
    }

    void build(boolean daily) {
        build(daily, Rules.USUAL);
    }

    /** Nobody's orders; looking them up takes as long as is wished. */
    private MovingOrders slow() {
        return new MovingOrders() {
            @Override
            public List<OrderId> of(List<String> states, Instant since, Instant opened, String after, int most) {
                return List.of();
            }

            @Override
            public Map<String, String> plans(List<String> orders) {
                Runnable what = meanwhile;
                meanwhile = () -> {};
                what.run();
                return Map.of();
            }
        };
    }

    /** Whose bills take part. */
    List<FarBill> bills(Transactions transactions) {
        return List.of(wechat, yibao);
    }

    void build(boolean daily, Rules how) {
        Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
        DayRules rules = new DayRules(
                ORG,
                "node",
                daily,
                LocalTime.of(6, 0),
                LocalTime.of(12, 0),
                Duration.ofMinutes(30),
                3,
                14,
                3,
                Duration.ofMinutes(15),
                how,
                1,
                directory);
        List<FarBill> bills = bills(transactions);
        runs = new RunStore(transactions);
        findings = new FindingStore(transactions);
        TotalStore totals = new TotalStore(transactions);
        CarryStore carries = new CarryStore(transactions);
        store = new BillStore(transactions);
        Fetching fetching = new Fetching(store, ReconciliationStoresContract.NOBODY, () -> now);
        Comparing comparing =
                new Comparing(bills, fetching, store, totals, carries, ReconciliationStoresContract.NOBODY, rules);
        Remedying nothing = new Remedying() {
            @Override
            public void all(RunRow run, Beat beat) {}

            @Override
            public boolean goingBack(StoredFinding f) {
                return goingBack.contains(f.key());
            }

            @Override
            public void goOn() {}
        };
        Naming naming = new Naming(bills, findings, new StepStore(transactions), slow(), nothing, () -> now, rules);
        DailyRun daily1 = new DailyRun(runs, totals, comparing, naming, carries, nothing, () -> now, rules);
        backlog = new Backlog(runs, transactions, rules);
        clerk = new RunClerk(daily1, runs, backlog, nothing, () -> now, rules, Runnable::run);
        alarms = new DayAlarms(runs, rules, new SimpleMeterRegistry());
        lines = new BillLines(bills, store, totals, findings, carries, runs);
    }

    void look() {
        now = now.plusSeconds(60);
        clerk.look();
    }

    RunRow run(BusinessDay day) {
        return runs.find(ORG, day).orElseThrow();
    }

    List<StoredFinding> found(BusinessDay day) {
        return findings.of(ORG, day, new Search("", "", "", "", ""), "", 100);
    }

    List<String> results(String source) {
        return lines.page(ORG, FIRST, source, "", "", "", 100).lines().stream()
                .map(l -> l.farNumber() + " " + l.result() + " " + (l.findingId() != null))
                .toList();
    }

    List<String> told(BusinessDay day) {
        return found(day).stream().map(f -> f.difference() + " " + f.state()).toList();
    }
}

package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.medsettle.fixtures.store.MemoryStore;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.insurance.Clearing;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.insurance.StatementDifference;
import io.medsettle.ports.insurance.StatementDifference.Kind;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.insurance.StatementRow;
import io.medsettle.ports.insurance.StatementVerdict;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import io.medsettle.reconciliation.BillSpool;
import io.medsettle.reconciliation.CarryOver;
import io.medsettle.reconciliation.Comparison;
import io.medsettle.reconciliation.Delivery;
import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.Finding;
import io.medsettle.reconciliation.Machine;
import io.medsettle.reconciliation.Reconciler;
import io.medsettle.reconciliation.RowWriter;
import io.medsettle.reconciliation.Rules;
import io.medsettle.server.statements.SettledRows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the insurer's answers become: a bill only where they explain each other, and no word of a difference lost. */
class InsurerBillTest {
    private static final BusinessDay DAY = new BusinessDay("20260105");
    private static final Instant CUT = Instant.parse("2026-01-06T00:00:00Z");
    private static final StatementGroup GROUP = new StatementGroup("310", "11", "440100", DAY.date(), DAY.date());

    @TempDir
    private Path directory;

    private final List<SettledRows.Row> settled = new ArrayList<>(List.of(row("SETL1"), row("SETL2")));
    private final Centre centre = new Centre();

    /** An insurer that says what it is told to say. */
    private static final class Centre implements InsurerStatements {
        private final List<StatementDifference> rows = new ArrayList<>();
        private final List<StatementGroup> asked = new ArrayList<>();
        private boolean level;

        @Override
        public Outcome<StatementVerdict> totals(StatementGroup group, Supplier<Stream<StatementRow>> own) {
            asked.add(group);
            return Outcome.succeeded(new StatementVerdict(level, level ? "对账平" : "对账不平"));
        }

        @Override
        public Outcome<BillSummary> details(
                StatementGroup group, Supplier<Stream<StatementRow>> own, Consumer<StatementDifference> differences) {
            rows.forEach(differences);
            return Outcome.succeeded(new BillSummary(rows.size(), 0, "result"));
        }

        @Override
        public Outcome<String> apply(Clearing clearing) {
            return Outcome.neverSent("not asked for here");
        }

        @Override
        public Outcome<String> withdraw(String eventNumber) {
            return Outcome.neverSent("not asked for here");
        }
    }

    private static SettledRows.Row row(String setlId) {
        return new SettledRows.Row(
                new OrderId("20260105ABCDEFGH"),
                "20260105ABCDEFGH00" + setlId,
                FakeBill.noon(DAY),
                GROUP,
                new StatementRow(setlId, "MDTRT", new Secret("P"), 100_00, 60_00, 10_00, 30_00, false));
    }

    private static StatementDifference says(Kind kind, String setlId, long total, long fund) {
        return new StatementDifference(
                kind, setlId, "MDTRT", new Secret("P"), "MSG" + setlId, false, total, fund, 10_00, "人员编号不符");
    }

    private InsurerBill bill(StatementGroup... always) {
        AsOf nothing =
                new AsOf(new MemoryStore(), (day, after, most) -> List.of(), ReconciliationStoresContract.NOBODY);
        return new InsurerBill((day, cut) -> settled.stream(), new OpenRows(nothing), centre, List.of(always));
    }

    private List<Finding> compared() {
        InsurerBill bill = bill();
        Path theirs = directory.resolve("theirs");
        Path ours = directory.resolve("ours");
        assertThat(BillSpool.plain().take((day, kind, lines) -> bill.fetch(day, CUT, lines), DAY, "", theirs))
                .isInstanceOf(Outcome.Succeeded.class);
        try (RowWriter writer = RowWriter.to(ours)) {
            bill.ours(DAY, CUT, writer::add);
            writer.seal();
        }
        Comparison comparison = new Comparison(
                bill.party(),
                bill.farSide(),
                List.of(Delivery.of(ours)),
                List.of(Delivery.of(theirs)),
                bill.keyed(),
                bill.fees());
        return new Reconciler(Rules.USUAL.withCarryDays(0), Machine.usual(directory))
                .run(DAY, List.of(comparison), CarryOver.NONE)
                .findings();
    }

    @Test
    void sums_that_are_not_level_while_no_row_differs_refuse_the_bill_and_nothing_is_called_level() {
        List<BillLine> lines = new ArrayList<>();

        Outcome<BillSummary> said = bill().fetch(DAY, CUT, lines::add);

        assertThat(said).isInstanceOfSatisfying(Outcome.Declined.class, no -> {
            assertThat(no.code()).isEqualTo("STATEMENT_UNEXPLAINED");
            assertThat(no.text()).contains("310", "11", "440100", "3202", "对账不平");
        });
        assertThat(lines).isEmpty();
    }

    @Test
    void a_row_that_differs_with_equal_figures_is_named_for_a_person() {
        centre.rows.add(says(Kind.DIFFERENT, "SETL1", 100_00, 60_00));

        assertThat(compared()).singleElement().satisfies(f -> {
            assertThat(f.difference()).isEqualTo(Difference.D5);
            assertThat(f.ours()).isEqualTo(100_00);
            assertThat(f.theirs()).isEqualTo(100_00);
            assertThat(f.evidence().get(1).row().orElseThrow().labels().get("words"))
                    .isEqualTo("人员编号不符");
        });
    }

    @Test
    void a_row_that_is_listed_twice_is_told_twice() {
        centre.rows.add(says(Kind.DIFFERENT, "SETL1", 100_03, 60_03));
        centre.rows.add(says(Kind.DIFFERENT, "SETL1", 100_05, 60_05));

        assertThat(compared())
                .extracting(Finding::difference, Finding::theirs)
                .containsExactlyInAnyOrder(tuple(Difference.D3, 100_03L), tuple(Difference.D7, 100_05L));
    }

    @Test
    void what_the_insurer_does_not_know_is_ours_alone_and_the_rest_is_level() {
        centre.rows.add(says(Kind.ONLY_HOSPITAL, "SETL2", 0, 0));

        assertThat(compared()).singleElement().satisfies(f -> {
            assertThat(f.difference()).isEqualTo(Difference.D2);
            assertThat(f.key()).endsWith("SETL2");
        });
    }

    @Test
    void a_group_that_is_always_asked_about_is_asked_at_its_own_platform() {
        settled.clear();
        centre.level = true;

        bill(new StatementGroup("390", "11", "440100", DAY.date(), DAY.date(), "city"))
                .fetch(DAY, CUT, line -> {});

        assertThat(centre.asked).extracting(StatementGroup::platform).containsExactly("city");
    }
}

package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Carried;
import io.medsettle.reconciliation.CarryOver;
import io.medsettle.reconciliation.Comparison.Keyed;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Row;
import io.medsettle.reconciliation.RowSide;
import io.medsettle.reconciliation.Split;
import io.medsettle.reconciliation.Standing;
import io.medsettle.server.reconciliation.RunRow.State;
import io.medsettle.server.reconciliation.RunStore.Hold;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.TestDatabase;
import io.medsettle.server.view.MovingOrders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days, what they hand on, and bills on tables; the same on every database. */
abstract class ReconciliationStoresContract {
    private static final String ORG = "H1";
    private static final BusinessDay DAY = new BusinessDay("20260105");
    private static final Instant NOW = Instant.parse("2026-01-06T01:30:00.678Z");

    private Transactions transactions;
    private RunStore runs;

    abstract TestDatabase database();

    @BeforeEach
    void open_on_empty_tables() {
        database().clear();
        transactions = new Transactions(database().writing(), database().reading(), Pause.jittered());
        runs = new RunStore(transactions);
    }

    @Test
    void a_day_is_taken_by_one_node_of_many() throws InterruptedException, ExecutionException {
        assertThat(runs.ask(ORG, DAY, "finance", NOW)).isTrue();
        assertThat(runs.ask(ORG, DAY, "supervisor", NOW)).isFalse();
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        try {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String mark = "node-" + i;
                tries.add(nodes.submit(() -> runs.take(ORG, DAY, mark, NOW, NOW.plusSeconds(60))));
            }
            int won = 0;
            for (Future<Boolean> each : tries) {
                won += each.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void a_lease_that_ran_out_is_taken_over_with_the_same_cut_and_the_former_holder_is_told() {
        runs.ask(ORG, DAY, "finance", NOW);
        runs.take(ORG, DAY, "first", NOW, NOW.plusSeconds(60));
        Hold first = new Hold(ORG, DAY, "first");
        runs.progress(first, "核对", 7, NOW.plusSeconds(60));

        assertThat(runs.take(ORG, DAY, "second", NOW.plusSeconds(59), NOW.plusSeconds(120)))
                .isFalse();
        assertThat(runs.due(ORG, NOW.plusSeconds(61))).containsExactly(DAY);
        assertThat(runs.take(ORG, DAY, "second", NOW.plusSeconds(61), NOW.plusSeconds(120)))
                .isTrue();

        RunRow row = runs.find(ORG, DAY).orElseThrow();
        assertThat(row.cut()).isEqualTo(NOW);
        assertThat(row.attempts()).isEqualTo(2);
        assertThatThrownBy(() -> runs.progress(first, "核对", 8, NOW.plusSeconds(90)))
                .isInstanceOf(RunStore.LeaseLost.class);
    }

    @Test
    void a_day_that_is_done_is_taken_again_only_when_asked_and_then_with_a_new_cut() {
        runs.ask(ORG, DAY, "finance", NOW);
        runs.take(ORG, DAY, "first", NOW, NOW.plusSeconds(60));
        Hold hold = new Hold(ORG, DAY, "first");
        runs.end(hold, State.FINISHED, NOW, NOW, "", "carry", "read");

        assertThat(runs.take(ORG, DAY, "second", NOW.plusSeconds(90), NOW.plusSeconds(120)))
                .isFalse();
        assertThat(runs.again(ORG, DAY, "finance", NOW.plusSeconds(100))).isTrue();
        assertThat(runs.take(ORG, DAY, "second", NOW.plusSeconds(101), NOW.plusSeconds(120)))
                .isTrue();
        assertThat(runs.find(ORG, DAY).orElseThrow().cut()).isEqualTo(NOW.plusSeconds(101));
    }

    @Test
    void the_same_piece_of_a_bill_kept_twice_stands_once_and_is_read_back_as_it_was() {
        BillStore bills = new BillStore(transactions);
        String file = "f".repeat(32);
        bills.begin(file, ORG, "WECHAT", DAY, NOW);
        BillLine line = new BillLine(
                "N1", "F1", Part.CASH, -5, true, NOW, Fields.of("退款状态", "FAIL").with("备注", "第一行\n第二行"));
        List<BillStore.Kept> piece = List.of(
                new BillStore.Kept(1, line, "", Care.UNKNOWN, "VOID"),
                new BillStore.Kept(2, line, "20260105ABCDEFGH", Care.INPATIENT, "WECHAT"));
        bills.keep(file, piece);
        bills.keep(file, piece);
        bills.end(file, BillFile.State.GOOD, new BillSummary(2, -10, "d"), NOW, "");

        List<BillLine> read = new ArrayList<>();
        bills.lines(file, read::add);
        assertThat(read).containsExactly(line, line);
        assertThat(bills.present(ORG, DAY, "WECHAT").orElseThrow().lines()).isEqualTo(2);
        assertThat(bills.search(List.of(file), "INPATIENT", "F1", "", 10))
                .singleElement()
                .satisfies(found -> assertThat(found.kept().no()).isEqualTo(2));
        assertThat(bills.search(List.of(file), "", "", file + "-1", 10)).hasSize(1);
    }

    @Test
    void a_day_is_not_taken_while_an_earlier_one_is_queued_or_running() {
        BusinessDay next = new BusinessDay("20260106");
        runs.ask(ORG, DAY, "finance", NOW);
        runs.ask(ORG, next, "finance", NOW);

        assertThat(runs.take(ORG, next, "early", NOW, NOW.plusSeconds(60))).isFalse();
        assertThat(runs.take(ORG, DAY, "first", NOW, NOW.plusSeconds(60))).isTrue();
        assertThat(runs.take(ORG, next, "early", NOW, NOW.plusSeconds(60))).isFalse();
        runs.end(new Hold(ORG, DAY, "first"), State.FINISHED, NOW, NOW, "", "carry", "read");
        assertThat(runs.take(ORG, next, "second", NOW, NOW.plusSeconds(60))).isTrue();
    }

    private static CarryOver rows(int count, String label) {
        List<Carried> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Row row = new Row(
                    "N" + i,
                    "F" + i,
                    Flow.PAY,
                    Standing.DONE,
                    DAY,
                    Split.of(Part.CASH, i),
                    OptionalLong.empty(),
                    NOW,
                    Fields.of("备注", label));
            rows.add(new Carried(new Party("wechat"), i % 3 == 0 ? RowSide.OURS : RowSide.THEIRS, row, i % 2 == 0, ""));
        }
        return new CarryOver(rows);
    }

    private void ended(String mark, String carry) {
        runs.again(ORG, DAY, "finance", NOW);
        runs.take(ORG, DAY, mark, NOW, NOW.plusSeconds(60));
        runs.end(new Hold(ORG, DAY, mark), State.FINISHED, NOW, NOW, "", carry, "read");
    }

    @Test
    void what_is_handed_on_may_be_more_than_one_text_holds_and_is_read_back_whole() {
        CarryStore carries = new CarryStore(transactions);
        BusinessDay next = new BusinessDay("20260106");
        assertThat(carries.before(ORG, next).rows()).isEqualTo(CarryOver.NONE);
        CarryOver many = rows(4_700, "长".repeat(1_200));
        assertThat(many.text().getBytes(StandardCharsets.UTF_8).length).isGreaterThan(16 << 20);
        runs.ask(ORG, DAY, "finance", NOW);

        String digest = carries.keep(ORG, DAY, many);
        assertThat(carries.before(ORG, next).rows())
                .as("counts when the run has ended")
                .isEqualTo(CarryOver.NONE);
        ended("first", digest);

        assertThat(carries.before(ORG, next)).isEqualTo(new CarryStore.Handed(many, digest));
    }

    @Test
    void what_a_former_run_handed_on_gives_way_and_the_same_written_twice_stands_once() {
        CarryStore carries = new CarryStore(transactions);
        BusinessDay next = new BusinessDay("20260106");
        runs.ask(ORG, DAY, "finance", NOW);
        ended("first", carries.keep(ORG, DAY, rows(3, "一")));
        CarryOver later = rows(700, "二");
        carries.keep(ORG, DAY, later);
        assertThat(carries.before(ORG, next).rows())
                .as("a run that died changes nothing")
                .isEqualTo(rows(3, "一"));

        String digest = carries.keep(ORG, DAY, later);
        ended("second", digest);
        carries.clear(ORG, DAY, digest);

        assertThat(carries.before(ORG, next).rows()).isEqualTo(later);
        assertThat(database().texts("SELECT COUNT(*) FROM carried_row")).containsExactly("700");
        assertThat(carries.waiting(ORG, DAY, new Party("wechat"), List.of("N0", "F1", "N2", "F5", "")))
                .as("theirs, and not named yet")
                .containsExactlyInAnyOrder("N1", "F1", "N5", "F5");
    }

    @Test
    void what_was_handed_on_as_one_text_is_read_until_its_day_is_run_again() {
        CarryStore carries = new CarryStore(transactions);
        BusinessDay next = new BusinessDay("20260106");
        runs.ask(ORG, DAY, "finance", NOW);
        ended("first", "");
        database()
                .change("UPDATE reconciliation_run SET read_digest = '', carry_over = CONCAT('"
                        + rows(2, "旧").text().replace("\n", "', CHAR(10), '") + "')");

        assertThat(carries.before(ORG, next).rows()).isEqualTo(rows(2, "旧"));
        ended("second", carries.keep(ORG, DAY, rows(1, "新")));

        assertThat(carries.before(ORG, next).rows()).isEqualTo(rows(1, "新"));
        assertThat(database().texts("SELECT run_day FROM reconciliation_run WHERE carry_over IS NOT NULL"))
                .isEmpty();
    }

    /** A far side whose bill is whatever it is told to do. */
    private record Far(Consumer<Consumer<BillLine>> tells) implements FarBill {
        @Override
        public String source() {
            return "WECHAT";
        }

        @Override
        public Party party() {
            return new Party("wechat");
        }

        @Override
        public FarSide farSide() {
            return FarSide.CHANNEL;
        }

        @Override
        public Keyed keyed() {
            return Keyed.OUR_NUMBER;
        }

        @Override
        public boolean fees() {
            return false;
        }

        @Override
        public Optional<Care> care() {
            return Optional.empty();
        }

        @Override
        public Outcome<BillSummary> fetch(BusinessDay day, Instant cut, Consumer<BillLine> lines) {
            tells.accept(lines);
            return Outcome.succeeded(new BillSummary(1, 5, "d"));
        }

        @Override
        public String means(BillLine line) {
            return "WECHAT";
        }

        @Override
        public void ours(BusinessDay day, Instant cut, Consumer<Row> rows) {}
    }

    static final MovingOrders NOBODY = new MovingOrders() {
        @Override
        public List<OrderId> of(List<String> states, Instant since, Instant opened, String after, int most) {
            return List.of();
        }

        @Override
        public Map<String, String> plans(List<String> orders) {
            return Map.of();
        }
    };

    private BillFile fetched(Consumer<Consumer<BillLine>> tells, Instant now) {
        runs.ask(ORG, DAY, "finance", now);
        runs.again(ORG, DAY, "finance", now);
        RunRow run = runs.find(ORG, DAY).orElseThrow();
        return new Fetching(new BillStore(transactions), NOBODY, () -> now).fetch(ORG, new Far(tells), run, read -> {});
    }

    private static BillLine line(String number, long fen) {
        return new BillLine(number, "", Part.CASH, fen, false, NOW, Fields.NONE);
    }

    @Test
    void a_bill_with_a_line_without_any_number_is_refused() {
        BillFile file = fetched(lines -> lines.accept(line("", 5)), NOW);

        assertThat(file.state()).isEqualTo(BillFile.State.REFUSED);
        assertThat(file.words()).contains("第 1 行没有任何单号");
    }

    @Test
    void a_bill_whose_reader_breaks_is_refused_but_our_own_trouble_is_not_laid_at_its_door() {
        BillFile file = fetched(
                lines -> {
                    throw new ArithmeticException("too much");
                },
                NOW);

        assertThat(file.state()).isEqualTo(BillFile.State.REFUSED);
        assertThatThrownBy(() -> fetched(
                        lines -> {
                            throw new StoreUnavailable("gone", new IllegalStateException());
                        },
                        NOW))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void never_do_two_bills_of_a_day_count() {
        BillStore bills = new BillStore(transactions);
        bills.begin("a".repeat(32), ORG, "WECHAT", DAY, NOW);
        bills.begin("b".repeat(32), ORG, "WECHAT", DAY, NOW.plusSeconds(1));
        BillSummary told = new BillSummary(0, 0, "d");
        bills.end("a".repeat(32), BillFile.State.GOOD, told, NOW, "");
        BillFile second = bills.files(ORG, DAY).get(1);

        bills.endGood(second.id(), ORG, second, told, NOW.plusSeconds(2));

        assertThat(bills.files(ORG, DAY))
                .extracting(BillFile::state)
                .containsExactly(BillFile.State.SUPERSEDED, BillFile.State.GOOD);
    }
}

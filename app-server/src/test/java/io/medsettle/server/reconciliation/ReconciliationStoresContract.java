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
import io.medsettle.reconciliation.CarryOver;
import io.medsettle.reconciliation.Comparison.Keyed;
import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.Direction;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Finding;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Proposal.Needs;
import io.medsettle.reconciliation.Remedy;
import io.medsettle.reconciliation.Row;
import io.medsettle.server.reconciliation.FindingStore.Search;
import io.medsettle.server.reconciliation.RunRow.State;
import io.medsettle.server.reconciliation.RunStore.Hold;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.TestDatabase;
import io.medsettle.server.view.MovingOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days, bills, findings and steps on tables; the same on every database. */
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
        runs.end(hold, State.FINISHED, NOW, NOW, "", CarryOver.NONE);

        assertThat(runs.take(ORG, DAY, "second", NOW.plusSeconds(90), NOW.plusSeconds(120)))
                .isFalse();
        assertThat(runs.again(ORG, DAY, "finance", NOW.plusSeconds(100))).isTrue();
        assertThat(runs.take(ORG, DAY, "second", NOW.plusSeconds(101), NOW.plusSeconds(120)))
                .isTrue();
        assertThat(runs.find(ORG, DAY).orElseThrow().cut()).isEqualTo(NOW.plusSeconds(101));
        assertThat(runs.before(ORG, new BusinessDay("20260106"))).isEqualTo(CarryOver.NONE);
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
        runs.end(new Hold(ORG, DAY, "first"), State.FINISHED, NOW, NOW, "", CarryOver.NONE);
        assertThat(runs.take(ORG, next, "second", NOW, NOW.plusSeconds(60))).isTrue();
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

    private static final MovingOrders NOBODY = new MovingOrders() {
        @Override
        public List<OrderId> of(List<String> states, Instant since, String after, int most) {
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

    @Test
    void what_was_decided_while_the_far_side_was_asked_stands() {
        assertThat(SafeRemedies.after(StoredFinding.State.OPEN, true)).isEqualTo(StoredFinding.State.DONE);
        assertThat(SafeRemedies.after(StoredFinding.State.OPEN, false)).isEqualTo(StoredFinding.State.OPEN);
        assertThat(SafeRemedies.after(StoredFinding.State.PROPOSED, false)).isEqualTo(StoredFinding.State.PROPOSED);
        assertThat(SafeRemedies.after(StoredFinding.State.APPROVED, true)).isEqualTo(StoredFinding.State.APPROVED);
    }

    @Test
    void a_findings_number_is_not_moved_by_what_is_merely_shown_and_equal_ones_have_different_numbers() {
        Party party = new Party("wechat");
        String one = content(Finding.ofRefusedBill(party, FarSide.CHANNEL, DAY, "WECHAT-20260105", "一种说法"));
        String other = content(Finding.ofRefusedBill(party, FarSide.CHANNEL, DAY, "WECHAT-20260105", "另一种说法"));

        assertThat(one).isEqualTo(other);
        assertThat(FindingText.id(one, 1)).isEqualTo(FindingText.id(other, 1)).isNotEqualTo(FindingText.id(one, 2));
    }

    private static String content(Finding f) {
        return FindingText.content(ORG, DAY, "WECHAT", f);
    }

    private static StoredFinding finding(String id) {
        return new StoredFinding(
                id,
                DAY,
                DAY,
                NOW,
                "WECHAT",
                Difference.D3,
                Difference.D3,
                "D9",
                Care.OUTPATIENT,
                "20260105ABCDEFGH0020",
                "20260105ABCDEFGH",
                Flow.PAY,
                100,
                101,
                Direction.THEIRS_MORE,
                "D3 金额不符",
                Remedy.PERSON,
                Needs.PERSON,
                "金额不自动更正",
                "[]",
                StoredFinding.State.OPEN,
                0);
    }

    @Test
    void a_finding_is_one_row_however_often_it_is_found_and_of_two_steps_at_once_one_is_taken() {
        FindingStore findings = new FindingStore(transactions);
        StepStore steps = new StepStore(transactions);
        StoredFinding found = finding("a".repeat(32));
        assertThat(findings.keep(ORG, found)).isTrue();
        assertThat(findings.keep(ORG, found)).isFalse();
        Step one = Step.of(NOW, "finance", Step.Kind.PROPOSED, Step.WRITE_OFF, "多一分", "工单", "等待");
        Step other = Step.of(NOW, "supervisor", Step.Kind.COMMENTED, "", "看过", "", "");

        Optional<Step> taken = steps.take(found, one, StoredFinding.State.PROPOSED);
        assertThat(taken).isPresent();
        assertThat(steps.take(found, one, StoredFinding.State.PROPOSED))
                .as("the same step again, after a commit that broke")
                .isEqualTo(taken);
        assertThat(steps.take(found, other, StoredFinding.State.OPEN)).isEmpty();

        StoredFinding now = findings.find(ORG, found.id()).orElseThrow();
        assertThat(now.state()).isEqualTo(StoredFinding.State.PROPOSED);
        assertThat(now.lastSeq()).isEqualTo(1);
        assertThat(steps.of(found.id())).containsExactly(one.numbered(1));
        assertThat(findings.of(ORG, DAY, new Search("D3", "", "", "PROPOSED", "20260105ABCDEFGH"), "", 10))
                .hasSize(1);
        assertThat(steps.log(ORG, NOW, NOW.plusSeconds(1), Optional.empty(), 10))
                .hasSize(1);
        assertThat(findings.counts(ORG, DAY)).singleElement().satisfies(c -> assertThat(c.differenceFen())
                .isEqualTo(1));
    }
}

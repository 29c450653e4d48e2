package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.store.MemoryStore;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.server.reconciliation.FindingStore.Search;
import io.medsettle.server.reconciliation.RunRow.State;
import io.medsettle.server.store.OpenBooks;
import io.medsettle.server.store.Transactions;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Five days of a whole hospital with differences of every class: each is found once and rightly named, none is invented, and a flawed
 * file is refused by name before the good one is read. 100,000 orders behind {@code -Dmedsettle.proof=true}, a small sample else.
 */
class CorpusTest extends RunDays {
    private static final boolean PROOF = Boolean.getBoolean("medsettle.proof");
    private static final int DAYS = 5;
    private static final int ORDERS_A_DAY = Integer.getInteger("medsettle.corpus.orders-a-day", PROOF ? 20_000 : 160);
    private static final int EACH = Integer.getInteger("medsettle.corpus.each", PROOF ? 50 : 2);
    private static final int FLAWS = CorpusFiles.WECHAT_FLAWS.size();
    /** How many flawed deliveries each bill has in front of the good one. */
    private static final int A_BILL = PROOF ? FLAWS : 1;

    private static int grown;

    private Corpus corpus = new Corpus(0, FIRST, DAYS, 1, 0);
    private CorpusFiles files = new CorpusFiles(corpus, directory);

    static LongStream seeds() {
        return PROOF ? LongStream.of(20261121, 4, 99) : LongStream.of(20261121);
    }

    @Override
    List<FarBill> bills(Transactions transactions) {
        OpenRows nothing = new OpenRows(
                new AsOf(new MemoryStore(), (day, after, most) -> List.of(), ReconciliationStoresContract.NOBODY));
        PostedRows posted = new PostedRows(OpenBooks.of(transactions));
        return List.of(
                new ChannelBill(
                        "WECHAT",
                        new Party("wechat"),
                        FarSide.CHANNEL,
                        (day, kind, lines) -> files.wechat(day, lines),
                        "trade",
                        Optional.of(new ChannelBill.Rate(new BigDecimal("0.006"), "手续费")),
                        posted,
                        nothing),
                new ChannelBill(
                        "ALIPAY",
                        new Party("alipay"),
                        FarSide.CHANNEL,
                        (day, kind, lines) -> files.alipay(day, lines),
                        "trade",
                        Optional.empty(),
                        posted,
                        nothing),
                new InsurerBill(
                        (day, cut) -> corpus.of(day).settled.stream(),
                        nothing,
                        new CorpusCentre(corpus, this::flawed),
                        List.of()),
                new CorpusHis(corpus, this::flawed));
    }

    private boolean flawed() {
        return files.flaw < FLAWS;
    }

    /** Each corpus has days of its own, so that nothing has to be cleared away. */
    @Override
    @BeforeEach
    void build() {
        build(false);
    }

    private void grow(long seed) throws SQLException {
        BusinessDay first = Clocks.day(FIRST.date().plusDays(grown++ * 2L * DAYS));
        corpus = new Corpus(seed, first, DAYS, ORDERS_A_DAY, EACH);
        files = new CorpusFiles(corpus, directory);
        build(false);
        try (Connection connection = database.writing().getConnection()) {
            connection.setAutoCommit(false);
            for (BusinessDay day : corpus.days) {
                book(connection, day, corpus.of(day).booked);
            }
            connection.commit();
        }
    }

    private static void book(Connection connection, BusinessDay day, List<Corpus.Booked> booked) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(
                "INSERT INTO posting (order_id, page_seq, place, account, part, fen, request_no, far_number, far_time,"
                        + " bill_day, booked_at, labels) VALUES (?, ?, 1, ?, 'CASH', ?, ?, ?, ?, ?, 0, '')")) {
            int waiting = 0;
            for (Corpus.Booked b : booked) {
                s.setString(1, b.order());
                s.setLong(2, b.fen() < 0 ? 2 : 1);
                s.setString(3, b.account());
                s.setLong(4, b.fen());
                s.setString(5, b.number());
                s.setString(6, b.far());
                s.setLong(7, b.at().toEpochMilli());
                s.setString(8, day.text());
                s.addBatch();
                if (++waiting % 1_000 == 0) {
                    s.executeBatch();
                }
            }
            s.executeBatch();
        }
    }

    private List<StoredFinding> all(BusinessDay day) {
        Search any = new Search("", "", "", "", "");
        List<StoredFinding> all = new ArrayList<>();
        String after = "";
        for (List<StoredFinding> page = findings.of(ORG, day, any, after, 500);
                !page.isEmpty();
                page = findings.of(ORG, day, any, after, 500)) {
            all.addAll(page);
            after = page.get(page.size() - 1).id();
        }
        return all;
    }

    /** The day's bills come flawed so often before they come whole; each flawed one has to be refused by its name. */
    private void day(BusinessDay day) {
        int first = corpus.days.indexOf(day);
        now = day.date().plusDays(1).atTime(6, 0).atZone(BusinessDay.ZONE).toInstant();
        runs.ask(ORG, day, "finance", now);
        for (int i = 0; i < A_BILL; i++) {
            int flaw = (first + i) % FLAWS;
            files.flaw = flaw;
            look();
            assertThat(run(day).state()).as("%s flaw %d", day, flaw).isEqualTo(State.WAITING);
            assertThat(refused(day, "WECHAT")).contains("[" + CorpusFiles.WECHAT_FLAWS.get(flaw) + "]");
            assertThat(refused(day, "ALIPAY")).contains("[" + CorpusFiles.ALIPAY_FLAWS.get(flaw) + "]");
            assertThat(refused(day, "YIBAO")).contains("[STATEMENT_UNEXPLAINED]");
            assertThat(refused(day, "HIS-OUTPATIENT")).contains("[BILL_SUMS]");
            now = run(day).nextTry().plus(Duration.ofSeconds(1));
        }
        files.flaw = FLAWS;
        look();
        assertThat(run(day).state()).as(run(day).words()).isEqualTo(State.FINISHED);
    }

    /** The words of the one D12 of that source, which has to be open. */
    private String refused(BusinessDay day, String source) {
        return findings.of(ORG, day, new Search("D12", source, "", "OPEN", ""), "", 10).stream()
                .map(StoredFinding::words)
                .reduce((a, b) -> a + " AND " + b)
                .orElse("none");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_planted_difference_is_found_once_and_rightly_named_and_none_is_invented(long seed, TestReporter reporter)
            throws SQLException {
        grow(seed);
        corpus.days.forEach(this::day);

        List<String> named = new ArrayList<>();
        Map<Difference, Integer> counts = new EnumMap<>(Difference.class);
        for (BusinessDay day : corpus.days) {
            for (StoredFinding f : all(day)) {
                if (f.difference() == Difference.D12) {
                    assertThat(f.state()).as(f.words()).isEqualTo(StoredFinding.State.CLOSED);
                } else if (f.state() != StoredFinding.State.CLOSED) {
                    named.add(String.join(
                            " ",
                            f.source(),
                            f.difference().name(),
                            f.form().name(),
                            f.key(),
                            f.flow().name()));
                    counts.merge(f.difference(), 1, Integer::sum);
                }
            }
        }
        int flawed = DAYS * A_BILL * 4;

        assertThat(named.stream().sorted().toList())
                .as("seed %d", seed)
                .isEqualTo(corpus.planted.stream().sorted().toList());
        reporter.publishEntry(Map.of(
                "seed",
                Long.toString(seed),
                "orders",
                Integer.toString(DAYS * ORDERS_A_DAY),
                "planted and found",
                named.size() + " " + new TreeMap<>(counts),
                "flawed bills of four far sides refused by name (D12)",
                Integer.toString(flawed)));
    }

    @Test
    void the_kinds_cover_every_class_that_a_row_can_have() {
        EnumMap<Difference, Integer> kinds = new EnumMap<>(Difference.class);
        for (CorpusKind kind : CorpusKind.values()) {
            kinds.merge(kind.difference, 1, Integer::sum);
        }
        assertThat(kinds).hasSize(Difference.values().length - 1).doesNotContainKey(Difference.D12);
        assertThat(DAYS * FLAWS * 2).as("bills that are refused (D12)").isGreaterThanOrEqualTo(50);
    }
}

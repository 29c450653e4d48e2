package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static io.medsettle.adapter.wechat.Saying.no;
import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.wechat.wire.BillFile;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.BillFlaw;
import io.medsettle.fixtures.wechat.CodeManner;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.fixtures.wechat.RefundCourse;
import io.medsettle.fixtures.wechat.RefundStatus;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bills made by the simulator from its own books, read by the adapter (wechat §7). */
class BillsTest {
    private static final BusinessDay MONDAY = new BusinessDay("20260105");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T02:30:00Z");

    @TempDir
    private Path directory = Path.of(".");

    private final Hospital hospital = new Hospital();
    private final List<BillLine> lines = new ArrayList<>();
    private WechatBills bills = bills(1 << 20);

    private WechatBills bills(long longest) {
        return hospital.pay.bills(new BillSettings(directory, Duration.ofSeconds(5), longest, LocalTime.of(10, 0)));
    }

    @BeforeEach
    void aDay() {
        bills = bills(1 << 20);
        Deed first = Deeds.cash("20260105C00001", 50_00);
        yes(hospital.party.start(first));
        hospital.wechat.pay("20260105C00001", PatientChoice.BOTH_OK);
        Deed back = Deeds.back(first, yes(hospital.party.ask(first)), "20260105R00001", Parts.of(Part.CASH, 20_00));
        yes(hospital.party.reverse(back));
        yes(hospital.party.start(Deeds.qr("20260105Q00001", 12_34)));
        hospital.wechat.pay("20260105Q00001", PatientChoice.BOTH_OK);
        String code = hospital.wechat.payCode(Deeds.PERSON.openid(), CodeManner.PAYS);
        yes(hospital.party.start(Deeds.code("20260105C00002", 8_00, code)));
        hospital.clock.set(TUESDAY);
    }

    @AfterEach
    void close() throws IOException {
        hospital.close();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).as("files left behind").isEmpty();
        }
    }

    private Outcome<BillSummary> fetch(String kind) {
        return bills.fetch(MONDAY, kind, lines::add);
    }

    @Test
    void the_trade_bill_is_the_far_sides_ledger_line_by_line() {
        BillSummary summary = yes(fetch("trade"));
        assertThat(lines.stream().map(l -> l.requestNo() + " " + l.farNumber() + " " + l.fen()))
                .containsExactlyInAnyOrderElementsOf(hospital.wechat.ledger().stream()
                        .map(l -> l.requestNo() + " " + l.farNumber() + " " + l.fen())
                        .toList());
        assertThat(summary.lines()).isEqualTo(4);
        assertThat(summary.sumFen()).isEqualTo(hospital.held());
        assertThat(summary.digest()).matches("[0-9a-f]{64}");
        assertThat(lines).allMatch(l -> l.part() == Part.CASH);
        assertThat(lines.get(0).farTime()).isEqualTo("2026-01-05T01:30:00Z");
        assertThat(lines.get(0).labels().asMap())
                .containsEntry("手续费", "0.30000")
                .containsEntry("交易类型", "JSAPI");
    }

    @Test
    void a_bill_line_names_no_payer() {
        yes(fetch("trade"));
        assertThat(lines).noneMatch(l -> l.labels().text().contains(Deeds.PERSON.openid()));
    }

    @Test
    void the_fund_flow_bill_tells_the_fees_too() {
        BillSummary summary = yes(fetch("fundflow"));
        long fees = lines.stream()
                .filter(l -> l.labels().get("业务名称").equals("扣除交易手续费"))
                .mapToLong(BillLine::fen)
                .sum();
        assertThat(fees).isEqualTo(-(30 + 7 + 5));
        assertThat(summary.sumFen()).isEqualTo(hospital.held() + fees);
        assertThat(lines.get(lines.size() - 1).labels().get("账户结余(元)")).isEqualTo("49.92");
    }

    @Test
    void money_that_came_between_the_look_and_the_taking_back_goes_back_and_the_bill_tells_both() {
        String code = hospital.wechat.payCode(Deeds.PERSON.openid(), CodeManner.TYPES);
        Deed typed = Deeds.code("20260106C00001", 9_00, code);
        yes(hospital.party.start(typed));
        hospital.clock.tick(Duration.ofSeconds(20));
        Exchange racing = request -> {
            if (request.transaction().equals("reverse")) {
                hospital.wechat.pay("20260106C00001", PatientChoice.BOTH_OK);
            }
            return hospital.exchange.exchange(request);
        };
        yes(Sample.pay(hospital.settings, racing, hospital.clock).counterparty().abandon(typed));
        hospital.clock.tick(Duration.ofDays(1));
        BillSummary summary = yes(bills.fetch(new BusinessDay("20260106"), "trade", lines::add));
        assertThat(lines).extracting(BillLine::fen).containsExactly(9_00L, -9_00L);
        assertThat(lines).extracting(BillLine::reversed).containsExactly(false, true);
        assertThat(lines).extracting(BillLine::requestNo).containsOnly("20260106C00001");
        assertThat(summary.sumFen()).isZero();
    }

    @Test
    void a_refund_is_listed_when_it_was_applied_for_and_never_updated() {
        hospital.wechat.refundsTake(RefundCourse.PROCESSING);
        Deed second = Deeds.cash("20260105C00001", 50_00);
        Deed back = Deeds.back(second, yes(hospital.party.ask(second)), "20260106R00001", Parts.of(Part.CASH, 10_00));
        yes(hospital.party.reverse(back));
        hospital.clock.tick(Duration.ofDays(1));
        hospital.wechat.advanceRefund("20260106R00001", RefundStatus.SUCCESS);
        hospital.clock.tick(Duration.ofDays(1));
        yes(bills.fetch(new BusinessDay("20260106"), "trade", lines::add));
        assertThat(lines).singleElement().satisfies(l -> assertThat(l.fen()).isEqualTo(-10_00));
        assertThat(doubt(bills.fetch(new BusinessDay("20260107"), "trade", lines::add)))
                .isEqualTo(Doubt.NOT_FOUND);
        yes(bills.fetch(new BusinessDay("20260107"), "fundflow", lines::add));
        assertThat(lines).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_HASH,   BILL_HASH",
        "CUT,          BILL_TRUNCATED",
        "NO_SUMMARY,   BILL_TRUNCATED",
        "ROW_MISSING,  BILL_SUMS",
        "ROW_TWICE,    BILL_SUMS",
        "ONE_FEN_OFF,  BILL_SUMS",
        "SHIFTED,      BILL_COLUMNS",
        "COLUMN_RENAMED, BILL_COLUMNS",
        "GBK,          BILL_ENCODING"
    })
    void a_bill_that_is_not_whole_or_not_true_is_refused_by_name_and_no_line_is_handed_over(
            BillFlaw flaw, String code) {
        for (String kind : List.of("trade", "fundflow")) {
            hospital.wechat.spoilBill(flaw);
            assertThat(no(fetch(kind)).code()).as(kind).isEqualTo(code);
            assertThat(lines).isEmpty();
        }
        yes(fetch("trade"));
    }

    @ParameterizedTest
    @EnumSource(
            value = BillFlaw.class,
            names = {"BOM", "COLUMNS_MOVED"})
    void a_bill_that_only_looks_different_is_read(BillFlaw flaw) {
        hospital.wechat.spoilBill(flaw);
        assertThat(yes(fetch("trade")).sumFen()).isEqualTo(hospital.held());
    }

    @Test
    void a_bill_that_is_not_made_yet_is_still_being_made() {
        hospital.wechat.spoilBill(BillFlaw.CREATING);
        assertThat(doubt(fetch("trade"))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(doubt(bills.fetch(new BusinessDay("20260106"), "trade", lines::add)))
                .isEqualTo(Doubt.STILL_WORKING);
        hospital.clock.set(Instant.parse("2026-01-07T01:30:00Z"));
        assertThat(doubt(bills.fetch(new BusinessDay("20260106"), "trade", lines::add)))
                .as("half past nine: it may still come")
                .isEqualTo(Doubt.STILL_WORKING);
        hospital.clock.tick(Duration.ofHours(1));
        assertThat(doubt(bills.fetch(new BusinessDay("20260106"), "trade", lines::add)))
                .isEqualTo(Doubt.NOT_FOUND);
    }

    @Test
    void an_address_that_has_run_out_is_no_answer() {
        hospital.wechat.spoilBill(BillFlaw.ADDRESS_GONE);
        assertThat(doubt(fetch("trade"))).isEqualTo(Doubt.NO_ANSWER);
        yes(fetch("trade"));
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_bill_is_fetched_whole_or_not_at_all(Mood mood) {
        hospital.wechat.faults().next("trade-bill", mood);
        whole(mood == Mood.ANSWER || mood == Mood.SLOW || mood == Mood.ANSWER_TWICE || mood == Mood.WRONG_AMOUNT);
        hospital.wechat.faults().next("bill-file", mood);
        whole(mood == Mood.ANSWER || mood == Mood.SLOW || mood == Mood.WRONG_AMOUNT);
    }

    private void whole(boolean expected) {
        lines.clear();
        Outcome<BillSummary> said = fetch("trade");
        if (expected) {
            yes(said);
            assertThat(lines).hasSize(4);
        } else if (said.maybe().isEmpty()) {
            assertThat(doubt(said)).isEqualTo(Doubt.NO_ANSWER);
            assertThat(lines).isEmpty();
        }
    }

    @Test
    void a_bill_longer_than_allowed_is_refused() {
        bills = bills(1024);
        assertThat(no(fetch("trade")).code()).isEqualTo("BILL_TOO_LONG");
    }

    @Test
    void the_published_bill_is_read_with_its_comma_in_a_name() throws IOException {
        Path file = directory.resolve("v10.csv");
        Files.write(file, Vectors.bytes("/vectors/wechat/v10-trade-bill.csv"));
        BillFile.trade(file).read(lines::add);
        assertThat(lines).extracting(BillLine::fen).containsExactly(50_00L, -50_00L);
        assertThat(lines).extracting(BillLine::requestNo).containsExactly("GZ20260105000001", "RF20260105000001");
        assertThat(lines.get(1).farNumber()).isEqualTo("50300000002026010500000000001");
        assertThat(lines.get(1).farTime()).isEqualTo("2026-01-05T02:00:00Z");
        Files.delete(file);
    }

    @Test
    void the_fund_flow_bill_is_read_from_its_page_with_a_withdrawal_and_a_comma_in_a_note() throws IOException {
        Path file = directory.resolve("fundflow.csv");
        Files.write(file, Vectors.bytes("/golden/fundflow-bill.csv"));
        BillFile.fundFlow(file).read(lines::add);
        assertThat(lines).extracting(BillLine::fen).containsExactly(50_00L, -30L, -20_00L, -29_70L);
        assertThat(lines).extracting(l -> l.labels().get("业务名称")).containsExactly("交易", "扣除交易手续费", "退款", "提现");
        assertThat(lines)
                .extracting(BillLine::requestNo)
                .containsExactly("GZ20260105000001", "GZ20260105000001", "RF20260105000001", "TX20260105000001");
        assertThat(lines).extracting(BillLine::farNumber).doesNotHaveDuplicates();
        assertThat(lines.get(3).farTime()).isEqualTo("2026-01-05T15:59:59Z");
        Files.delete(file);
    }

    @Test
    void each_account_has_a_bill_of_its_own_and_one_without_a_movement_has_none() {
        hospital.wechat.billTricks().bearFeesApart();
        yes(fetch(WechatBills.FUND_FLOW));
        assertThat(lines).noneMatch(l -> l.labels().get("业务名称").contains("手续费"));
        long moved = lines.stream().mapToLong(BillLine::fen).sum();
        assertThat(moved).isEqualTo(hospital.held());
        lines.clear();
        yes(fetch(WechatBills.FUND_FLOW_FEES));
        assertThat(lines).hasSize(3).allMatch(l -> l.fen() < 0);
        assertThat(doubt(fetch(WechatBills.FUND_FLOW_OPERATION))).isEqualTo(Doubt.NOT_FOUND);
    }

    @Test
    void a_withdrawal_stands_in_the_fund_flow_bill_alone() {
        hospital.clock.set(Instant.parse("2026-01-05T08:00:00Z"));
        hospital.wechat.withdraw("TX0001", 12_34);
        hospital.clock.set(TUESDAY);
        yes(fetch(WechatBills.FUND_FLOW));
        assertThat(lines)
                .filteredOn(l -> l.requestNo().equals("TX0001"))
                .singleElement()
                .satisfies(l -> assertThat(l.fen()).isEqualTo(-12_34));
        lines.clear();
        yes(fetch(WechatBills.TRADE));
        assertThat(lines).noneMatch(l -> l.requestNo().equals("TX0001"));
    }

    @Test
    void there_are_two_kinds() {
        assertThatThrownBy(() -> fetch("monthly")).hasMessageContaining("monthly");
        assertThat(hospital.wechat.ledger()).extracting(LedgerEntry::party).containsOnly("wechat");
    }

    @ParameterizedTest
    @CsvSource({"CUT, BILL_TRUNCATED", "WRONG_HASH, BILL_HASH", "SHIFTED, BILL_COLUMNS", "GBK, BILL_ENCODING"})
    void a_refused_bill_is_kept_as_it_came_and_the_refusal_says_where(BillFlaw flaw, String name) {
        List<String> kept = new ArrayList<>();
        WechatBills keeping = hospital.pay.bills(new BillSettings(
                directory, Duration.ofSeconds(5), 1 << 20, LocalTime.of(10, 0), (file, kind, day, why) -> {
                    assertThat(file).isNotEmptyFile();
                    kept.add(kind + " " + day.text() + " " + why);
                    return "留存";
                }));
        hospital.wechat.spoilBill(flaw);

        Outcome.Declined<BillSummary> refused = no(keeping.fetch(MONDAY, WechatBills.TRADE, lines::add));

        assertThat(refused.code()).isEqualTo(name);
        assertThat(refused.text()).endsWith("; 留存");
        assertThat(kept).containsExactly("trade 20260105 " + name);
        assertThat(lines).isEmpty();
    }
}

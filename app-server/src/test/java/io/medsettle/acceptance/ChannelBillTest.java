package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.BillFlaw;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.bills.BillDirectory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 账单下载: a channel's bill of a day beside our own books, for HIS and for finance. */
@ExtendWith(SharedGateway.class)
class ChannelBillTest {
    private final Gateway gateway;
    private final Clinic clinic;

    ChannelBillTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
    }

    private static LocalDate today() {
        return LocalDate.now(BusinessDay.ZONE);
    }

    private Said bill(LocalDate day) {
        return gateway.as("finance").get("/api/v1/channel-bills/WECHAT/" + day + "?kind=trade");
    }

    private static List<NamedCsvRecord> rows(Said said) {
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(said.type()).startsWith("text/csv").containsIgnoringCase("utf-8");
        return CsvReader.builder().ofNamedCsvRecord(said.text()).stream().toList();
    }

    private static List<NamedCsvRecord> of(List<NamedCsvRecord> rows, String order) {
        return rows.stream().filter(r -> r.getField("结算单号").equals(order)).toList();
    }

    private static long fen(NamedCsvRecord row, String column) {
        return new BigDecimal(row.getField(column)).movePointRight(2).longValueExact();
    }

    private static long sum(List<NamedCsvRecord> rows, String column) {
        return rows.stream().mapToLong(row -> fen(row, column)).sum();
    }

    @AfterEach
    void nothing_is_left_lying_about() throws IOException {
        Path directory = gateway.bean(BillDirectory.class).path();
        assertThat(Clinic.eventually(() -> empty(directory), Clinic.SOON)).isTrue();
    }

    private static boolean empty(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Covers("B24")
    void his_gets_the_bill_of_wechat_joined_with_orders_and_what_the_insurer_bore() {
        Said mixed = clinic.settled(clinic.mixed(7, 200_00), 7);
        String refunded = clinic.settled(clinic.selfPay(5, 90_00), 5).text("orderId");
        clinic.refund(refunded, Clinic.freshKey(), Map.of("amountFen", 30_00));
        clinic.until(refunded, Clinic.SOON, "PART_REFUNDED");
        Counts counts = new Counts(gateway);

        List<NamedCsvRecord> rows = rows(clinic.his().get("/api/v1/channel-bills/WECHAT/" + today()));

        counts.once("trade-bill", "bill-file");
        assertThat(of(rows, mixed.text("orderId"))).singleElement().satisfies(row -> {
            assertThat(row.getField("来源")).isEqualTo("渠道账单");
            assertThat(row.getField("业务")).isEqualTo("收款");
            assertThat(row.getField("HIS单号")).isEqualTo(mixed.text("hisOrderId"));
            assertThat(row.getField("请求号")).isEqualTo(Clinic.number(mixed, "cash"));
            assertThat(fen(row, "渠道金额(元)")).isEqualTo(mixed.part("cashFen"));
            assertThat(fen(row, "统筹基金(元)")).isEqualTo(120_00);
            assertThat(fen(row, "个人账户(元)")).isEqualTo(mixed.part("accountFen"));
            assertThat(row.getField("核对")).isEqualTo("一致");
        });
        List<NamedCsvRecord> both = of(rows, refunded);
        assertThat(both).extracting(r -> r.getField("业务")).containsExactlyInAnyOrder("收款", "退款");
        assertThat(both).extracting(r -> r.getField("轮次")).containsExactlyInAnyOrder("0", "1");
        assertThat(both).allSatisfy(row -> assertThat(row.getField("核对")).isEqualTo("一致"));
        assertThat(sum(both, "渠道金额(元)")).isEqualTo(60_00);
        assertThat(sum(both, "本网关金额(元)")).isEqualTo(60_00);
    }

    @Test
    @Covers("B24")
    void the_file_holds_every_line_of_wechats_own_books_and_adds_up_to_them() {
        clinic.settled(clinic.selfPay(4, 10_00), 4);

        List<NamedCsvRecord> rows = rows(bill(today())).stream()
                .filter(r -> r.getField("来源").equals("渠道账单"))
                .toList();

        List<LedgerEntry> books = gateway.world().wechat().ledger().stream()
                .filter(e -> e.at().atZone(BusinessDay.ZONE).toLocalDate().equals(today()))
                .toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(books.size());
        assertThat(rows)
                .extracting(r -> r.getField("渠道单号"))
                .containsAll(books.stream().map(LedgerEntry::farNumber).toList());
        String person = Clinic.person(4).openid();
        assertThat(rows).allSatisfy(row -> assertThat(row.getFields()).noneMatch(cell -> cell.contains(person)));
    }

    @Test
    void a_settlement_of_which_the_insurer_bore_everything_stands_behind_the_channels_lines() {
        Said settled = clinic.settled(clinic.mixed(4, 30_00), 4);
        assertThat(settled.part("cashFen")).as(settled.text()).isZero();
        String order = settled.text("orderId");

        assertThat(of(rows(bill(today())), order)).singleElement().satisfies(row -> {
            assertThat(row.getField("来源")).isEqualTo("仅医保");
            assertThat(row.getField("HIS单号")).isEqualTo(settled.text("hisOrderId"));
            assertThat(fen(row, "渠道金额(元)")).isZero();
            assertThat(fen(row, "统筹基金(元)")).isEqualTo(settled.part("fundFen"));
            assertThat(fen(row, "个人账户(元)")).isEqualTo(settled.part("accountFen"));
        });
        clinic.refund(order);
        clinic.until(order, Clinic.SOON, "REFUNDED");
        List<NamedCsvRecord> both = of(rows(bill(today())), order);
        assertThat(both).hasSize(2);
        assertThat(sum(both, "统筹基金(元)") + sum(both, "个人账户(元)")).isZero();
    }

    @Test
    void a_bill_that_is_cut_short_or_contradicts_itself_is_refused_by_name_and_no_line_of_it_goes_out() {
        clinic.settled(clinic.selfPay(3, 10_00), 3);
        Map<BillFlaw, String> names = Map.of(
                BillFlaw.WRONG_HASH, "BILL_HASH",
                BillFlaw.CUT, "BILL_TRUNCATED",
                BillFlaw.NO_SUMMARY, "BILL_TRUNCATED",
                BillFlaw.ROW_MISSING, "BILL_SUMS",
                BillFlaw.ROW_TWICE, "BILL_SUMS",
                BillFlaw.ONE_FEN_OFF, "BILL_SUMS",
                BillFlaw.SHIFTED, "BILL_COLUMNS",
                BillFlaw.COLUMN_RENAMED, "BILL_COLUMNS",
                BillFlaw.GBK, "BILL_ENCODING");
        names.forEach((flaw, name) -> {
            gateway.world().wechat().spoilBill(flaw);

            Said said = bill(today());

            assertThat(said.status()).as(flaw + " " + said.text()).isEqualTo(502);
            assertThat(said.text("code")).isEqualTo("bill-broken");
            assertThat(said.text("detail")).contains(name);
            assertThat(said.text()).doesNotContain("渠道账单");
        });
        assertThat(rows(bill(today()))).isNotEmpty();
    }

    @Test
    void a_refused_bill_is_kept_for_finance_once_and_the_problem_says_so_in_words() throws IOException {
        clinic.settled(clinic.selfPay(3, 10_00), 3);
        Path kept = gateway.bean(BillDirectory.class).refused();
        gateway.world().wechat().spoilBill(BillFlaw.SHIFTED);
        gateway.world().wechat().spoilBill(BillFlaw.SHIFTED);

        Said said = bill(today());

        assertThat(said.status()).as(said.text()).isEqualTo(502);
        assertThat(said.text("detail"))
                .contains("BILL_COLUMNS")
                .contains("拒收账单目录")
                .contains("WECHAT")
                .contains(today().toString())
                .doesNotContain(kept.toString());
        String digest = said.text("detail").replaceFirst(".*摘要 ([0-9a-f]{64}).*", "$1");
        Path file = kept.resolve("WECHAT-trade-"
                + BusinessDay.of(InstantSource.system().instant()).text() + "-" + digest + ".gz");
        assertThat(file).isNotEmptyFile();
        assertThat(HexFormat.of().formatHex(sha256(file))).isEqualTo(digest);
        bill(today());
        try (Stream<Path> all = Files.list(kept)) {
            assertThat(all).doesNotHaveDuplicates().allMatch(p -> !p.toString().endsWith(".part"));
        }
    }

    private static byte[] sha256(Path file) throws IOException {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_bill_that_is_not_made_yet_or_cannot_be_had_says_when_to_come_again() {
        gateway.world().wechat().spoilBill(BillFlaw.CREATING);
        Said creating = bill(today());
        gateway.world().wechat().faults().next("trade-bill", Mood.LOSE_REQUEST);
        Said silent = bill(today());

        assertThat(creating.status()).isEqualTo(503);
        assertThat(creating.text("code")).isEqualTo("bill-not-ready");
        assertThat(creating.text("next")).contains("次日");
        assertThat(silent.status()).isEqualTo(503);
        assertThat(silent.text("code")).isEqualTo("bill-unknown");
    }

    @Test
    void a_day_without_business_is_a_file_without_rows_and_a_day_to_come_is_refused() {
        Said quiet = bill(today().minusDays(40));
        Said tomorrow = bill(today().plusDays(1));

        assertThat(rows(quiet)).isEmpty();
        assertThat(quiet.text()).startsWith("来源,业务,");
        assertThat(tomorrow.status()).isEqualTo(422);
        assertThat(tomorrow.text("code")).isEqualTo("day-not-over");
    }

    @Test
    void another_channel_another_kind_and_another_client_get_no_bill() {
        Said channel = gateway.as("finance").get("/api/v1/channel-bills/NOBODY/" + today());
        Said kind = gateway.as("finance").get("/api/v1/channel-bills/WECHAT/" + today() + "?kind=wages");
        Said reader = gateway.as("reader").get("/api/v1/channel-bills/WECHAT/" + today());

        assertThat(channel.status()).isEqualTo(404);
        assertThat(channel.text("next")).contains("WECHAT");
        assertThat(kind.status()).as(kind.text()).isEqualTo(400);
        assertThat(reader.status()).isEqualTo(403);
    }
}

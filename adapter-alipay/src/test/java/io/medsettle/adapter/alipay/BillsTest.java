package io.medsettle.adapter.alipay;

import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.no;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.alipay.bill.BillFile;
import io.medsettle.adapter.alipay.bill.WrongBill;
import io.medsettle.fixtures.alipay.BillFlaw;
import io.medsettle.fixtures.alipay.PatientChoice;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The bill of a day, by the simulator and made by hand. */
class BillsTest {
    private static final BusinessDay DAY = new BusinessDay("20260105");
    private static final Charset GBK = Charset.forName("GBK");

    @TempDir
    private Path directory;

    private final Hospital hospital = new Hospital();
    private final List<BillLine> lines = new ArrayList<>();

    @AfterEach
    void close() {
        hospital.close();
    }

    private AlipayBills bills() {
        BillSettings settings = new BillSettings(
                LocalTime.of(10, 30), "Mozilla/5.0 MedSettle", 1 << 20, Duration.ofSeconds(5), directory);
        return hospital.room.bills(settings);
    }

    private Outcome<BillSummary> fetch(String kind) {
        lines.clear();
        return bills().fetch(DAY, kind, lines::add);
    }

    /** Three payments, a part refund; then it is the next morning. */
    private void aDay() {
        for (int i = 1; i <= 3; i++) {
            Deed cash = Deeds.cash("20260105C0000" + i, 50_00);
            yes(hospital.party.start(cash));
            hospital.alipay.pay(cash.number().text(), PatientChoice.BOTH_OK);
            if (i == 3) {
                Receipt paid = yes(hospital.party.ask(cash));
                yes(hospital.party.reverse(Deeds.back(cash, paid, "20260105R00001", Parts.of(Part.CASH, 20_00))));
            }
        }
        hospital.clock.set(Instant.parse("2026-01-06T02:00:00Z"));
    }

    @Test
    void every_payment_and_refund_stands_in_it_under_our_numbers() throws IOException {
        aDay();
        hospital.alipay.billsWantUserAgent();
        BillSummary summary = yes(fetch(AlipayBills.TRADE));
        assertThat(summary.lines()).isEqualTo(4);
        assertThat(summary.sumFen()).isEqualTo(130_00);
        assertThat(summary.digest()).matches("[0-9a-f]{64}");
        assertThat(lines)
                .extracting(BillLine::requestNo)
                .containsExactlyInAnyOrder("20260105C00001", "20260105C00002", "20260105C00003", "20260105R00001");
        BillLine refund =
                lines.stream().filter(line -> line.fen() < 0).findFirst().orElseThrow();
        assertThat(refund.fen()).isEqualTo(-20_00);
        assertThat(refund.part()).isEqualTo(Part.CASH);
        assertThat(refund.labels().get("商户订单号")).isEqualTo("20260105C00003");
        assertThat(refund.labels().has("对方账户")).isFalse();
        assertThat(refund.farTime()).isEqualTo("2026-01-05T01:30:00Z");
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_withdrawal_stands_in_the_account_only() {
        aDay();
        hospital.clock.set(Instant.parse("2026-01-05T08:00:00Z"));
        assertThat(hospital.alipay.withdraw(100_00)).isTrue();
        hospital.clock.set(Instant.parse("2026-01-06T02:00:00Z"));
        BillSummary summary = yes(fetch(AlipayBills.ACCOUNT));
        assertThat(summary.sumFen()).isEqualTo(30_00);
        assertThat(lines)
                .anyMatch(line -> line.fen() == -100_00 && line.requestNo().isEmpty());
        assertThat(yes(fetch(AlipayBills.TRADE)).sumFen()).isEqualTo(130_00);
    }

    @ParameterizedTest
    @EnumSource(
            value = BillFlaw.class,
            names = {"NOT_READY", "URL_EXPIRED", "TOTAL_MISMATCH", "TRUNCATED"})
    void a_bill_that_is_not_there_or_not_right_is_not_used(BillFlaw flaw) {
        aDay();
        hospital.alipay.spoilBills(flaw);
        assertThat(fetch(AlipayBills.TRADE).maybe()).isEmpty();
        assertThat(lines).isEmpty();
        assertThat(yes(fetch(AlipayBills.TRADE)).lines()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"TOTAL_MISMATCH, BILL_SUMS", "TRUNCATED, BILL_TRUNCATED"})
    void a_wrong_bill_is_refused_by_name_and_its_file_is_kept(BillFlaw flaw, String name) {
        aDay();
        hospital.alipay.spoilBills(flaw);
        List<String> kept = new ArrayList<>();
        BillSettings settings = new BillSettings(
                LocalTime.of(10, 30),
                "Mozilla/5.0 MedSettle",
                1 << 20,
                Duration.ofSeconds(5),
                directory,
                (file, kind, day, why) -> {
                    assertThat(file).isNotEmptyFile();
                    kept.add(kind + " " + day.text() + " " + why);
                    return "留存";
                });

        Outcome.Declined<BillSummary> refused =
                no(hospital.room.bills(settings).fetch(DAY, AlipayBills.TRADE, lines::add));

        assertThat(refused.code()).isEqualTo(name);
        assertThat(refused.text()).endsWith("; 留存");
        assertThat(kept).containsExactly("trade 20260105 " + name);
        assertThat(lines).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_bill_whose_bytes_are_not_those_of_its_checksum_is_refused_though_its_totals_agree() throws IOException {
        byte[] archive = stored(detail());
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("20260105C00001");
        archive[at + 13] = '2';
        Path file = Files.write(directory.resolve("bill.zip"), archive);

        assertThatThrownBy(() -> new BillFile(file, false).read(lines::add))
                .isInstanceOfSatisfying(
                        WrongBill.class, e -> assertThat(e.code()).isEqualTo("BILL_HASH"));
        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    BILL_COLUMNS   | 50.00\t,50.00\t, | 50.00\t,
                    BILL_COLUMNS   | 商家实收（元）     | 商家实收
                    BILL_VALUE     | 50.00\t,50.00\t, | 50.00\t,fifty\t,
                    BILL_SUMS      | 交易合计：1笔      | 交易合计：2笔
                    BILL_TRUNCATED | #交易合计          | #交易共计
                    """)
    void each_defect_has_its_name(String name, String from, String to) throws IOException {
        String wrong = detail().replace(from.replace("\\t", "\t"), to.replace("\\t", "\t"));
        Path file = Files.write(directory.resolve("bill.zip"), zip(wrong));

        assertThatThrownBy(() -> new BillFile(file, false).read(lines::add))
                .isInstanceOfSatisfying(
                        WrongBill.class, e -> assertThat(e.code()).isEqualTo(name));
    }

    @ParameterizedTest
    @EnumSource(
            value = BillFlaw.class,
            names = {"NONE", "EMPTY", "OTHER_NAMES", "LINE_TWICE", "ONE_FEN_OFF", "LINE_MISSING"})
    void a_bill_that_agrees_with_itself_is_read_whatever_its_names(BillFlaw flaw) {
        aDay();
        hospital.alipay.spoilBills(flaw);
        assertThat(yes(fetch(AlipayBills.TRADE)).lines()).isEqualTo(lines.size());
    }

    @Test
    void the_older_layout_is_found_by_its_header() {
        Deed cash = Deeds.cash("20260105C00001", 50_00);
        yes(hospital.party.start(cash));
        hospital.alipay.pay("20260105C00001", PatientChoice.BOTH_OK);
        hospital.clock.set(Instant.parse("2026-01-06T02:00:00Z"));
        hospital.alipay.spoilBills(BillFlaw.OLD_LAYOUT);
        assertThat(yes(fetch(AlipayBills.TRADE)).lines()).isEqualTo(1);
    }

    @Test
    void before_half_past_ten_a_missing_bill_is_not_ready_and_later_there_is_none_which_is_no_empty_bill() {
        hospital.clock.set(Instant.parse("2026-01-06T02:29:59Z"));
        hospital.alipay.spoilBills(BillFlaw.NOT_READY, BillFlaw.NOT_READY);
        assertThat(doubt(fetch(AlipayBills.TRADE))).isEqualTo(Doubt.STILL_WORKING);
        hospital.clock.set(Instant.parse("2026-01-06T02:30:00Z"));
        assertThat(doubt(fetch(AlipayBills.TRADE))).isEqualTo(Doubt.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"REFUSE", "LOSE_REQUEST", "LOSE_REPLY", "MAINTENANCE"})
    void a_download_that_fails_is_no_bill(Mood mood) {
        aDay();
        hospital.alipay.faults().next("bill-file", mood);
        assertThat(doubt(fetch(AlipayBills.TRADE))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(lines).isEmpty();
    }

    @Test
    void each_defect_is_named_with_its_line() throws IOException {
        assertThat(defect(t -> t.replace(",50.00\t,50.00\t,", ",50.00\t,"))).contains("第 6 行有 24 列");
        assertThat(defect(t -> t.replace("50.00\t,50.00\t,", "50.00\t,fifty\t,")))
                .contains("第 6 行 商家实收（元） 不是金额");
        assertThat(defect(t -> t.replace("50.00\t,50.00\t,", "50.00\t,50.001\t,")))
                .contains("不是金额");
        assertThat(defect(t -> t.replace("交易\t", "预付\t"))).contains("业务类型");
        assertThat(defect(t -> t.replace("交易\t", "退款\t"))).contains("第 6 行");
        assertThat(defect(t -> t.replace("商家实收（元）", "商家实收"))).contains("商家实收（元）");
        assertThat(defect(t -> t.replace("2026-01-05 09:30:00\t,\t", "yesterday\t,\t")))
                .contains("完成时间 不是时间");
        assertThat(defect(t -> t.substring(0, t.indexOf("#交易合计")))).contains("没有合计");
        assertThat(defect(t -> t.substring(0, t.indexOf("#-----", t.indexOf("备注")))))
                .contains("没有列表结束标记");
        assertThat(defect(t -> t.replace("商家实收共50.00元", "商家实收共5.0.0元"))).contains("没有合计");
        assertThat(defect(t -> t.replace("交易合计：1笔", "交易合计：2笔"))).contains("收入合计不符");
        assertThat(defect(t -> "")).contains("没有所要的明细文件");
    }

    @Test
    void a_long_bill_is_handed_over_line_by_line_after_it_was_checked() throws Exception {
        String one = detail();
        int from = one.indexOf("2026010522001400000000000001");
        String row = one.substring(from, one.indexOf("\r\n", from) + 2);
        int many = 20_000;
        Path file = Files.createTempFile(directory, "bill", ".zip");
        Files.write(
                file,
                zip(one.replace(row, row.repeat(many)).replace("交易合计：1笔，商家实收共50.00元", "交易合计：20000笔，商家实收共1000000.00元")));
        long[] seen = new long[1];
        BillSummary summary = new BillFile(file, false).read(line -> seen[0]++);
        assertThat(summary.sumFen()).isEqualTo(1_000_000_00L);
        assertThat(seen[0]).isEqualTo(many);
    }

    @Test
    void an_archive_with_a_turned_byte_is_refused_or_is_the_same_bill() throws Exception {
        long seed = 20260105L;
        Random chance = new Random(seed);
        byte[] whole = zip(detail());
        Path file = Files.createTempFile(directory, "bill", ".zip");
        for (int i = 0; i < 200; i++) {
            byte[] turned = whole.clone();
            turned[chance.nextInt(turned.length)] ^= (byte) (1 << chance.nextInt(8));
            Files.write(file, turned);
            lines.clear();
            try {
                BillSummary summary = new BillFile(file, false).read(lines::add);
                assertThat(summary.sumFen()).as("seed %d round %d", seed, i).isEqualTo(50_00);
            } catch (WrongBill e) {
                assertThat(lines).as("seed %d round %d", seed, i).isEmpty();
            }
        }
    }

    @Test
    void a_bill_of_another_kind_does_not_exist() {
        assertThatThrownBy(() -> bills().fetch(DAY, "merchant_act", lines::add))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String defect(UnaryOperator<String> change) throws IOException {
        Path file = Files.createTempFile(directory, "bill", ".zip");
        Files.write(file, zip(change.apply(detail())));
        try {
            new BillFile(file, false).read(lines::add);
            throw new AssertionError("read");
        } catch (WrongBill e) {
            assertThat(lines).isEmpty();
            return String.valueOf(e.getMessage());
        }
    }

    private static String detail() {
        String header = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
                + "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
                + "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注\r\n";
        String row = "2026010522001400000000000001\t,20260105C00001\t,交易\t,say \"ah\"\t,2026-01-05 09:29:00\t,"
                + "2026-01-05 09:30:00\t,\t,\t,\t,\t,*甲(138****0001)\t,50.00\t,50.00\t,0.00\t,0.00\t,0.00\t,0.00\t,"
                + "0.00\t,\t,0.00\t,0.00\t,\t,0.00\t,0.00\t,\t\r\n";
        return "#支付宝业务明细查询\r\n#账号：[20880000000000010156]\r\n#起始日期：[2026年01月05日 00:00:00]\r\n"
                + "#-----业务明细列表-----\r\n" + header + row
                + "#-----业务明细列表结束-----\r\n#交易合计：1笔，商家实收共50.00元，商家优惠共0.00元\r\n"
                + "#退款合计：0笔，商家实收退款共0.00元，商家优惠退款共0.00元\r\n#导出时间：[2026年01月06日 06:27:10]\r\n";
    }

    /** The same, not packed at all. */
    private static byte[] stored(String detail) throws IOException {
        byte[] text = detail.getBytes(GBK);
        CRC32 sum = new CRC32();
        sum.update(text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            ZipEntry entry = new ZipEntry("20880000000000010156_20260105_业务明细.csv");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(text.length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(text);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String detail) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            zip.putNextEntry(new ZipEntry("20880000000000010156_20260105_业务明细.csv"));
            zip.write(detail.getBytes(GBK));
        }
        return bytes.toByteArray();
    }
}

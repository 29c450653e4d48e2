package io.medsettle.adapter.creditgz.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.medsettle.adapter.creditgz.bill.WrongBill.Fault;
import io.medsettle.adapter.creditgz.profile.Profile;
import io.medsettle.adapter.creditgz.seal.Sm3;
import io.medsettle.adapter.creditgz.wire.Conversion;
import io.medsettle.adapter.creditgz.wire.Reading;
import io.medsettle.adapter.creditgz.wire.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published sample of credit-gz §9, what can be wrong with it, and a line of fixed width. */
class BillFileTest {
    private static final Values ASKED = Values.NONE.with("bill.day", "20241115").with("cfg.merId", "898440180620001");
    private static final Charset GBK = Charset.forName("GBK");

    private static Profile profile(String name) throws IOException {
        String path = "/io/medsettle/adapter/creditgz/profiles/" + name + ".yaml";
        try (InputStream in = Objects.requireNonNull(BillFileTest.class.getResourceAsStream(path))) {
            return Profile.read(name, new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    private static String sample() throws IOException {
        try (InputStream in = Objects.requireNonNull(BillFileTest.class.getResourceAsStream("/vectors/bill-9.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Bill read(Profile profile, byte[] bytes) throws WrongBill {
        Bill bill = new BillFile(profile.bill(), new Reading(new Conversion(profile))).read(bytes, ASKED);
        new Tally(bill).check(profile.bill().checks(), Values.NONE);
        return bill;
    }

    @Test
    void the_published_sample_is_read_line_by_line() throws Exception {
        byte[] bytes = sample().getBytes(StandardCharsets.UTF_8);
        assertThat(bytes).hasSize(569);
        assertThat(Sm3.hex(bytes)).isEqualTo("4fd6febb637d475ab175aa5a2393ae0a423ae1029b4e1bb26f87e7410dd32b70");
        Bill bill = read(profile("gz-credit-inferred-1"), bytes);
        assertThat(bill.lines()).hasSize(3);
        assertThat(bill.lines().get(0).get("line.number")).isEqualTo("OP20241115000000001");
        assertThat(bill.lines().get(0).get("line.amount")).isEqualTo("1550");
        assertThat(bill.lines().get(1).get("line.bizType")).isEqualTo("DEPOSIT");
        assertThat(bill.lines().get(1).get("line.family")).isEqualTo("1");
        assertThat(bill.lines().get(2).get("line.type")).isEqualTo("REFUND");
        assertThat(bill.lines().get(2).get("line.originalNo")).isEqualTo("OP20241115000000001");
        assertThat(bill.header().get("header.netAmount")).isEqualTo("64000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
                    |CNY|3| # |CNY|4| # BILL_HEADER_COUNT # header.count
                    |3|2|65550| # |3|1|65550| # BILL_HEADER_COUNT # header.payCount
                    |65550|1| # |65551|1| # BILL_HEADER_SUM # header.payAmount
                    |1|1550|64000 # |1|1551|64000 # BILL_HEADER_SUM # header.refundAmount
                    |1550|64000 # |1550|64001 # BILL_HEADER_SUM # header.netAmount
                    T|3 # T|4 # BILL_TRAILER_COUNT # trailer.count
                    H|898440180620001|20241115 # H|898440180620001|20241116 # BILL_OTHER # 第 1 行第 3 列
                    H|898440180620001 # H|898440180620002 # BILL_OTHER # 第 1 行第 2 列
                    |CNY| # |USD| # BILL_FORM # 第 1 行第 5 列
                    |64000|64000|0|1| # |64000|640.00|0|1| # BILL_FORM # 第 3 行第 20 列
                    **|HIS-OP # **|1|HIS-OP # BILL_FORM # 第 2 行有 27 列
                    T|3 # X|3 # BILL_FORM # 第 5 行不是该有的 T 行
                    |101500|01|02| # |101500||02| # BILL_FORM # 明细行没有交易类型
                    """)
    void a_bill_that_is_not_what_it_says_is_refused_by_the_name_of_its_fault(
            String from, String to, Fault fault, String words) throws Exception {
        String text = sample();
        String spoilt = text.replace(from, to);
        assertThat(spoilt).isNotEqualTo(text);
        Profile profile = profile("gz-credit-inferred-1");
        WrongBill wrong =
                catchThrowableOfType(WrongBill.class, () -> read(profile, spoilt.getBytes(StandardCharsets.UTF_8)));
        assertThat(wrong).isNotNull();
        assertThat(wrong.fault()).isEqualTo(fault);
        assertThat(wrong.words()).contains(words);
    }

    @Test
    void a_bill_that_was_cut_off_or_is_of_another_encoding_is_refused() throws Exception {
        Profile profile = profile("gz-credit-inferred-1");
        String text = sample();
        for (byte[] bytes : new byte[][] {
            text.substring(0, text.length() - 1).getBytes(StandardCharsets.UTF_8),
            text.substring(0, 300).getBytes(StandardCharsets.UTF_8),
            new byte[0],
            text.getBytes(GBK)
        }) {
            WrongBill wrong = catchThrowableOfType(WrongBill.class, () -> read(profile, bytes));
            assertThat(wrong.fault()).isEqualTo(Fault.BILL_FORM);
        }
    }

    @Test
    void a_line_that_the_platform_marks_as_not_done_is_told_with_its_mark() throws Exception {
        String text = sample().replace("HIS-DP-112233|00|", "HIS-DP-112233|02|");
        Bill bill = read(profile("gz-credit-inferred-1"), text.getBytes(StandardCharsets.UTF_8));
        assertThat(bill.lines().get(0).get("line.state")).isEmpty();
        assertThat(bill.lines().get(1).get("line.state")).isEqualTo("02");
    }

    private static String padded(String text, int bytes) {
        return text + " ".repeat(bytes - text.getBytes(GBK).length);
    }

    private static byte[] fixed(String name) {
        String header =
                padded("10898440180620001" + "2024-11-15" + "00000001" + "00000000015.50" + "00000000000.00", 200);
        String line = "20" + "00000001" + "P" + "OP " + "2024-11-15" + "20241115" + "093017" + padded("N1", 32)
                + padded("P1", 32) + padded("", 32) + "00000000015.50" + "0000000.00" + "N" + "CR" + padded(name, 12)
                + "CITY  ";
        String trailer = padded("9900000001", 200);
        return (header + "\r\n" + padded(line, 200) + "\r\n" + trailer + "\r\n").getBytes(GBK);
    }

    @Test
    void columns_of_fixed_width_are_counted_in_bytes() throws Exception {
        Profile profile = profile("gz-credit-altshape");
        Bill bill = read(profile, fixed("测试甲"));
        assertThat(bill.lines()).hasSize(1);
        Values line = bill.lines().get(0);
        assertThat(line.get("line.amount")).isEqualTo("1550");
        assertThat(line.get("line.number")).isEqualTo("N1");
        assertThat(line.get("line.name")).isEqualTo("测试甲");
        assertThat(line.get("line.patientClass")).isEqualTo("GZ_CITY");
        assertThat(line.get("line.family")).isEqualTo("0");
        byte[] lf = new String(fixed("测"), GBK).replace("\r", "").getBytes(GBK);
        assertThat(catchThrowableOfType(WrongBill.class, () -> read(profile, lf))
                        .words())
                .contains("第 1 行的行尾不对");
        byte[] shorter =
                new String(fixed("测"), GBK).replaceFirst(" \r\n", "\r\n").getBytes(GBK);
        assertThat(catchThrowableOfType(WrongBill.class, () -> read(profile, shorter))
                        .words())
                .contains("第 1 行有 199 字节, 应为 200 字节");
    }
}

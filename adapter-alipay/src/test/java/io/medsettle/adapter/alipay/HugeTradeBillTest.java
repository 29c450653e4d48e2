package io.medsettle.adapter.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import io.medsettle.fixtures.FreshJvm;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.sim.BigBill;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A trade bill far larger than the memory: asked for, downloaded, held against its checksum and its totals, read. */
class HugeTradeBillTest {
    private static final BusinessDay MONDAY = new BusinessDay("20260105");
    private static final Charset GBK = Charset.forName("GBK");
    private static final int FEN = 50_00;
    private static final String HEADER = "#支付宝业务明细查询\r\n#账号：[20880000000000010156]\r\n#-----业务明细列表-----\r\n"
            + "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
            + "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
            + "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注\r\n";

    @Test
    void memory_does_not_grow_with_the_trade_bill(@TempDir Path directory, TestReporter reporter) {
        FreshJvm.Ended ended = BigBill.run(
                HugeTradeBillTest.class,
                List.of(
                        AlipayBills.class,
                        BillLine.class,
                        SettableClock.class,
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonCreator.class,
                        CsvReader.class,
                        OkHttpClient.class),
                directory.toString());

        assertThat(ended.code()).as(ended.out()).isZero();
        String[] told = ended.out().split("[ |]+", 4);
        assertThat(told[0]).isEqualTo(told[1]);
        assertThat(Long.parseLong(told[2])).isEqualTo(Long.parseLong(told[0]) * FEN);
        assertThat(Long.parseLong(told[0]) * 300).isGreaterThan(BigBill.bytes());
        reporter.publishEntry("alipay trade bill", told[3].strip());
    }

    /** Alipay, which makes the bill while it is downloaded. */
    private record Maker(ScriptedAlipay words, long bytes) implements Exchange {
        @Override
        public WireResult exchange(WireRequest request) {
            words.says("{\"code\":\"10000\",\"msg\":\"Success\","
                    + "\"bill_download_url\":\"https://dwbillcenter.alipay.com/downloadBillFile.resource?token=t\"}");
            return words.exchange(request);
        }

        @Override
        public WireResult download(WireRequest request, Path into, long longest) {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(into), GBK)) {
                zip.setLevel(Deflater.BEST_SPEED);
                zip.putNextEntry(new ZipEntry("20880000000000010156_20260105_业务明细.csv"));
                OutputStream out = new BufferedOutputStream(zip, 1 << 16);
                out.write(HEADER.getBytes(GBK));
                long rows = BigBill.fill(out, bytes, Maker::row);
                out.write(("#-----业务明细列表结束-----\r\n#交易合计：" + rows + "笔，商家实收共"
                                + BigDecimal.valueOf(rows * FEN, 2).toPlainString()
                                + "元，商家优惠共0.00元\r\n#退款合计：0笔，商家实收退款共0.00元，商家优惠退款共0.00元\r\n")
                        .getBytes(GBK));
                out.flush();
                zip.closeEntry();
                return new WireResult.Answered(200, Map.of("content-type", List.of("application/zip")), new byte[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int row(OutputStream out, long number) throws IOException {
            byte[] line = ("20260105220014" + (number + 10000000000000L) + "\t,20260105" + (number + 100000000000L)
                            + "\t,交易\t,门诊缴费门诊缴费\t,2026-01-05 09:29:00\t,2026-01-05 09:30:00\t,\t,\t,\t,\t,*甲(138****0001)\t,"
                            + "50.00\t,50.00\t,0.00\t,0.00\t,0.00\t,0.00\t,0.00\t,\t,0.00\t,0.00\t,\t,0.00\t,0.00\t,\t\r\n")
                    .getBytes(GBK);
            out.write(line);
            return line.length;
        }
    }

    /** Makes one of so many bytes in that directory, and reads it. */
    public static void main(String[] arguments) throws IOException {
        long bytes = Long.parseLong(arguments[1]);
        SettableClock clock = new SettableClock(Instant.parse("2026-01-06T02:30:00Z"));
        BillSettings settings = new BillSettings(
                LocalTime.of(10, 30),
                "Mozilla/5.0 MedSettle",
                bytes * 2,
                Duration.ofMinutes(30),
                Path.of(arguments[0]));
        Alipay alipay = new Alipay(Sample.settings(), new Maker(new ScriptedAlipay(), bytes), clock);
        BigBill.tell(alipay.bills(settings), MONDAY, AlipayBills.TRADE, bytes);
    }
}

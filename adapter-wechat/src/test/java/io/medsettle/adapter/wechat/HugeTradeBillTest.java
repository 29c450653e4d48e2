package io.medsettle.adapter.wechat;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import okhttp3.OkHttpClient;
import org.bouncycastle.crypto.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A trade bill far larger than the memory: applied for, downloaded, unpacked, held against its digest and its sums, read. */
class HugeTradeBillTest {
    private static final BusinessDay MONDAY = new BusinessDay("20260105");
    private static final int FEN = 12_34;
    private static final String HEADER = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
            + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r\n";
    private static final String SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n";

    @Test
    void memory_does_not_grow_with_the_trade_bill(@TempDir Path directory, TestReporter reporter) {
        FreshJvm.Ended ended = BigBill.run(
                HugeTradeBillTest.class,
                List.of(
                        WechatBills.class,
                        BillLine.class,
                        SettableClock.class,
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonCreator.class,
                        CsvReader.class,
                        OkHttpClient.class,
                        Digest.class),
                directory.toString());

        assertThat(ended.code()).as(ended.out()).isZero();
        String[] told = ended.out().split("[ |]+", 4);
        assertThat(told[0]).isEqualTo(told[1]);
        assertThat(Long.parseLong(told[2])).isEqualTo(Long.parseLong(told[0]) * FEN);
        assertThat(Long.parseLong(told[0]) * 340).isGreaterThan(BigBill.bytes());
        reporter.publishEntry("wechat trade bill", told[3].strip());
    }

    /** WeChat, which makes the bill when it is applied for. */
    private static final class Maker implements Exchange {
        private final ScriptedWechat words;
        private final Path packed;
        private final long bytes;

        Maker(SettableClock clock, Path directory, long bytes) {
            words = new ScriptedWechat(clock);
            packed = directory.resolve("made.csv.gz");
            this.bytes = bytes;
        }

        @Override
        public WireResult exchange(WireRequest request) {
            words.says(
                    200,
                    "{\"hash_type\":\"SHA1\",\"hash_value\":\"" + made()
                            + "\",\"download_url\":\"https://api.mch.weixin.qq.com/v3/billdownload/file?token=t\"}");
            return words.exchange(request);
        }

        private String made() {
            try {
                MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
                try (OutputStream out = new BufferedOutputStream(
                        new DigestOutputStream(
                                new GZIPOutputStream(Files.newOutputStream(packed), 1 << 16) {
                                    {
                                        def.setLevel(Deflater.BEST_SPEED);
                                    }
                                },
                                sha1),
                        1 << 16)) {
                    out.write(HEADER.getBytes(StandardCharsets.UTF_8));
                    long rows = BigBill.fill(out, bytes, Maker::row);
                    String sum = BigDecimal.valueOf(rows * FEN, 2).toPlainString();
                    out.write((SUMS + "`" + rows + ",`" + sum + ",`0.00,`0.00,`0.00000,`" + sum + ",`0.00\r\n")
                            .getBytes(StandardCharsets.UTF_8));
                }
                return HexFormat.of().formatHex(sha1.digest());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private static int row(OutputStream out, long number) throws IOException {
            byte[] line = ("`2026-01-05 09:31:00,`wx0000000000000001,`1900000001,`0,`,`4200000000202601"
                            + (number + 1000000000L)
                            + ",`20260105" + (number + 100000000000L)
                            + "C,`oSAMPLE0000000000000000000001,`JSAPI,`SUCCESS,`OTHERS,`CNY,`12.34,"
                            + "`0.00,`0,`0,`0.00,`0.00,`,`,`门诊缴费门诊缴费,`,`0.00000,`0.60%,`12.34,`0.00,`\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            out.write(line);
            return line.length;
        }

        @Override
        public WireResult download(WireRequest request, Path into, long longest) {
            try {
                Files.copy(packed, into, StandardCopyOption.REPLACE_EXISTING);
                return new WireResult.Answered(
                        200, Map.of("content-type", List.of("application/octet-stream")), new byte[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes one of so many bytes in that directory, and reads it. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        long bytes = Long.parseLong(arguments[1]);
        SettableClock clock = new SettableClock(Instant.parse("2026-01-06T02:30:00Z"));
        Maker wechat = new Maker(clock, directory, bytes);
        BillSettings settings = new BillSettings(directory, Duration.ofMinutes(30), bytes * 2, LocalTime.of(10, 0));
        BigBill.tell(Sample.pay(Sample.settings(), wechat, clock).bills(settings), MONDAY, WechatBills.TRADE, bytes);
    }
}

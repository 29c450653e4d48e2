package io.medsettle.server.reconciliation;

import io.medsettle.adapter.alipay.bill.WrongBill;
import io.medsettle.adapter.wechat.wire.BillFile;
import io.medsettle.adapter.wechat.wire.BillTrouble;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.Flow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The channels' bills of a corpus as files on the wire, good or flawed, and read by the adapters' own readers (wechat §7.3, alipay
 * §3.3).
 */
final class CorpusFiles {
    /** With which name each flawed delivery of WeChat's has to be refused, in order. */
    static final List<String> WECHAT_FLAWS =
            List.of("BILL_TRUNCATED", "BILL_SUMS", "BILL_COLUMNS", "BILL_ENCODING", "BILL_VALUE");
    /** The same of Alipay's. */
    static final List<String> ALIPAY_FLAWS =
            List.of("BILL_TRUNCATED", "BILL_SUMS", "BILL_COLUMNS", "BILL_TRUNCATED", "BILL_VALUE");

    private static final Charset GBK = Charset.forName("GBK");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String WECHAT_HEADER = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
            + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r\n";
    private static final String WECHAT_SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n";
    private static final String ALIPAY_HEADER = "#支付宝业务明细查询\r\n#账号：[20880000000000010156]\r\n#-----业务明细列表-----\r\n"
            + "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
            + "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
            + "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注\r\n";

    private final Corpus corpus;
    private final Path directory;
    /** Which flaw the next deliveries have; none if there is no such flaw. */
    int flaw;

    CorpusFiles(Corpus corpus, Path directory) {
        this.corpus = corpus;
        this.directory = directory;
    }

    private static String time(Instant at) {
        return at.atZone(BusinessDay.ZONE).format(TIME);
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    private static BigDecimal fee(Corpus.Line line) {
        return BigDecimal.valueOf(line.fen() * 6 + line.feeMoreFen() * 1_000, 5);
    }

    private static long sum(List<Corpus.Line> lines, Predicate<Corpus.Line> which) {
        return lines.stream().filter(which).mapToLong(Corpus.Line::fen).sum();
    }

    Outcome<BillSummary> wechat(BusinessDay day, Consumer<BillLine> lines) {
        String text = wechatText(corpus.of(day).bills.getOrDefault("WECHAT", List.of()));
        Path file = directory.resolve("wechat-" + day.text() + ".csv");
        try {
            Files.write(file, wechatFlaw(text));
            BillFile bill = BillFile.trade(file);
            long[] told = new long[2];
            bill.read(line -> {
                told[0]++;
                told[1] = Math.addExact(told[1], line.fen());
            });
            bill.read(lines);
            return Outcome.succeeded(new BillSummary(told[0], told[1], "wechat-" + day.text()));
        } catch (BillTrouble e) {
            return Outcome.declined(e.code(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] wechatFlaw(String text) {
        return switch (flaw) {
            case 0 -> text.substring(0, text.indexOf("总交易单数")).getBytes(StandardCharsets.UTF_8);
            case 1 -> without(text, 1).getBytes(StandardCharsets.UTF_8);
            case 2 -> text.replaceFirst("商户订单号", "商户单号").getBytes(StandardCharsets.UTF_8);
            case 3 -> text.getBytes(GBK);
            case 4 -> text.replaceFirst("`JSAPI,`SUCCESS", "`JSAPI,`DONE").getBytes(StandardCharsets.UTF_8);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    /** Without its line of that number, the header being number 0. */
    private static String without(String text, int line) {
        int from = 0;
        for (int i = 0; i < line; i++) {
            from = text.indexOf("\r\n", from) + 2;
        }
        return text.substring(0, from) + text.substring(text.indexOf("\r\n", from) + 2);
    }

    private static String wechatText(List<Corpus.Line> lines) {
        StringBuilder text = new StringBuilder(WECHAT_HEADER);
        BigDecimal fees = new BigDecimal("0.00000");
        for (Corpus.Line line : lines) {
            fees = fees.add(fee(line));
            boolean back = line.fen() < 0;
            String state = line.revoked() ? "REVOKED" : back ? "REFUND" : "SUCCESS";
            String paid = back ? "0.00" : yuan(line.fen());
            String returned = back ? yuan(-line.fen()) : "0.00";
            String refund = back && !line.revoked() ? line.far() + ",`" + line.number() : "0,`0";
            text.append('`')
                    .append(String.join(
                            ",`",
                            time(line.at()),
                            "wx0000000000000001",
                            "1900000001",
                            "0",
                            "",
                            line.far(),
                            line.number(),
                            "oSAMPLE0000000000000000000001",
                            "JSAPI",
                            state,
                            "OTHERS",
                            "CNY",
                            paid,
                            "0.00",
                            refund,
                            returned,
                            "0.00",
                            back ? "ORIGINAL" : "",
                            back ? "SUCCESS" : "",
                            "门诊缴费, 处方药",
                            "",
                            fee(line).toPlainString(),
                            "0.60%",
                            paid,
                            returned,
                            ""))
                    .append("\r\n");
        }
        String paid = yuan(sum(lines, l -> l.fen() >= 0));
        String back = yuan(-sum(lines, l -> l.fen() < 0));
        String sums =
                String.join(",`", Integer.toString(lines.size()), paid, back, "0.00", fees.toPlainString(), paid, back);
        return text.append(WECHAT_SUMS).append('`').append(sums).append("\r\n").toString();
    }

    Outcome<BillSummary> alipay(BusinessDay day, Consumer<BillLine> lines) {
        String text = alipayText(corpus.of(day).bills.getOrDefault("ALIPAY", List.of()));
        Path file = directory.resolve("alipay-" + day.text() + ".zip");
        try {
            byte[] zip = zipped(alipayFlaw(text), day);
            Files.write(file, flaw == 3 ? Arrays.copyOf(zip, zip.length / 2) : zip);
            return Outcome.succeeded(new io.medsettle.adapter.alipay.bill.BillFile(file, false).read(lines));
        } catch (WrongBill e) {
            return Outcome.declined(e.code(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String alipayFlaw(String text) {
        return switch (flaw) {
            case 0 -> text.substring(0, text.indexOf("#-----业务明细列表结束"));
            case 1 -> text.replaceFirst("交易合计：", "交易合计：1");
            case 2 -> text.replaceFirst("商家实收（元）", "实收（元）");
            case 4 -> text.replaceFirst(",交易", ",送礼");
            default -> text;
        };
    }

    private static byte[] zipped(String text, BusinessDay day) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            zip.putNextEntry(new ZipEntry("20880000000000010156_" + day.text() + "_业务明细.csv"));
            zip.write(text.getBytes(GBK));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static String alipayText(List<Corpus.Line> lines) {
        StringBuilder text = new StringBuilder(ALIPAY_HEADER);
        for (Corpus.Line line : lines) {
            Flow flow = line.fen() < 0 ? Flow.REFUND : Flow.PAY;
            boolean back = flow == Flow.REFUND;
            String at = time(line.at());
            String fen = yuan(line.fen());
            text.append(String.join(
                            "\t,",
                            line.far(),
                            back ? line.number().substring(0, 16) + "0020" : line.number(),
                            back ? "退款" : "交易",
                            "门诊缴费",
                            at,
                            at,
                            "",
                            "",
                            "",
                            "",
                            "*(139****0000)",
                            fen,
                            fen,
                            "0.00",
                            "0.00",
                            "0.00",
                            "0.00",
                            "0.00",
                            "",
                            "0.00",
                            "0.00",
                            back ? line.number() : "",
                            "0.00",
                            "0.00",
                            ""))
                    .append("\t\r\n");
        }
        long paid = lines.stream().filter(l -> l.fen() >= 0).count();
        return text.append("#-----业务明细列表结束-----\r\n#交易合计：")
                .append(paid)
                .append("笔，商家实收共")
                .append(yuan(sum(lines, l -> l.fen() >= 0)))
                .append("元，商家优惠共0.00元\r\n#退款合计：")
                .append(lines.size() - paid)
                .append("笔，商家实收退款共")
                .append(yuan(sum(lines, l -> l.fen() < 0)))
                .append("元，商家优惠退款共0.00元\r\n")
                .toString();
    }
}

package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.bill.Bill;
import io.medsettle.adapter.creditgz.bill.BillFile;
import io.medsettle.adapter.creditgz.bill.Tally;
import io.medsettle.adapter.creditgz.bill.WrongBill;
import io.medsettle.adapter.creditgz.bill.WrongBill.Fault;
import io.medsettle.adapter.creditgz.profile.BillRule;
import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.seal.Sm3;
import io.medsettle.adapter.creditgz.wire.Unreadable;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * 对账单查询, credit-gz §6.5 and §9. The kind is ALL (or ""), PAY, REFUND or DEPOSIT. A bill that is not ready is at work, a day without
 * business is an empty bill, and a bill that is not what it says of itself is refused whole under the name of its fault
 * ({@code BILL_DIGEST}, {@code BILL_HEADER_SUM} …) before any line is handed over.
 */
final class CreditBills implements BillSource {
    private static final Set<String> KINDS = Set.of("", "ALL", "PAY", "REFUND", "DEPOSIT");

    private final Platform platform;
    private final CreditSettings settings;
    private final Exchange exchange;
    private final BillRule rule;
    private final BillFile files;

    CreditBills(Platform platform, CreditSettings settings, Exchange exchange) {
        this.platform = platform;
        this.settings = settings;
        this.exchange = exchange;
        rule = platform.messages().profile().bill();
        files = new BillFile(rule, platform.messages().reading());
    }

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, String kind, Consumer<BillLine> lines) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("a credit platform has no bill " + kind);
        }
        Values asked = Values.NONE
                .with("bill.day", day.text())
                .with("bill.kind", kind.isEmpty() ? "ALL" : kind)
                .with("cfg.merId", settings.merId());
        return platform.question(
                        Op.FETCH_BILL, asked, day.text(), settings.deadlines().bill())
                .toldOf(yes -> told(yes, asked, lines), Answer.No::asked);
    }

    private Outcome<BillSummary> told(Answer.Yes yes, Values asked, Consumer<BillLine> lines) {
        return switch (yes.values().get("file.state")) {
            case "READY" -> bytes(yes, asked.get("bill.day")).then(bytes -> read(bytes, yes, asked, lines));
            case "EMPTY" -> Outcome.succeeded(new BillSummary(0, 0, sha256(new byte[0])));
            default -> Outcome.unknown(Doubt.STILL_WORKING, "账单尚未生成");
        };
    }

    private Outcome<byte[]> bytes(Answer.Yes yes, String day) {
        String content = yes.values().get("file.content");
        if (!content.isEmpty()) {
            return Outcome.succeeded(Base64.getDecoder().decode(content));
        }
        String address = yes.values().get("file.url");
        if (address.isEmpty()) {
            return Outcome.unknown(Doubt.NO_ANSWER, "账单既无内容也无地址");
        }
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            return Outcome.unknown(Doubt.NO_ANSWER, "账单下载地址不可信");
        }
        return CreditSettings.address(uri, settings.production())
                ? download(uri, day)
                : Outcome.unknown(Doubt.NO_ANSWER, "账单下载地址不可信");
    }

    private Outcome<byte[]> download(URI uri, String day) {
        WireRequest request = new WireRequest(
                "bill-file",
                day,
                "",
                "GET",
                uri,
                Map.of("User-Agent", "MedSettle"),
                new byte[0],
                settings.deadlines().bill());
        return exchange.exchange(request)
                .match(
                        answered -> answered.status() == 200
                                ? Outcome.succeeded(answered.body())
                                : Outcome.unknown(Doubt.NO_ANSWER, "账单下载失败: HTTP " + answered.status()),
                        never -> Outcome.unknown(Doubt.NO_ANSWER, never.why()),
                        none -> Outcome.unknown(Doubt.NO_ANSWER, none.why()));
    }

    private Outcome<BillSummary> read(byte[] bytes, Answer.Yes yes, Values asked, Consumer<BillLine> lines) {
        try {
            byte[] plain = plain(bytes, yes);
            Bill bill = files.read(plain, asked);
            ofThatDay(bill, asked.get("bill.day"));
            new Tally(bill).check(rule.checks(), yes.values());
            List<BillLine> told = bill.lines().stream()
                    .filter(BillLines::counts)
                    .map(BillLines::line)
                    .toList();
            told.forEach(lines);
            long sum = told.stream().mapToLong(BillLine::fen).sum();
            return Outcome.succeeded(new BillSummary(told.size(), sum, sha256(plain)));
        } catch (WrongBill e) {
            return Outcome.declined(e.fault().name(), "账单有误, 未采用: " + e.words());
        }
    }

    private byte[] plain(byte[] bytes, Answer.Yes yes) throws WrongBill {
        Values told = yes.values();
        if (bytes.length > settings.longestBill()
                || told.number("file.size").filter(size -> size != bytes.length).isPresent()) {
            throw new WrongBill(Fault.BILL_SIZE, "文件有 " + bytes.length + " 字节");
        }
        byte[] plain = opened(bytes, yes);
        boolean digested = rule.checks().contains(BillRule.Check.DIGEST_SM3);
        if (digested && !Sm3.hex(plain).equalsIgnoreCase(told.get("file.digest"))) {
            throw new WrongBill(Fault.BILL_DIGEST, "文件摘要与应答所报不符");
        }
        return plain;
    }

    private byte[] opened(byte[] bytes, Answer.Yes yes) throws WrongBill {
        try {
            return platform.messages()
                    .file(bytes, yes.values().isTrue("file.encrypted"), yes.key())
                    .orElseThrow(() -> new WrongBill(Fault.BILL_CIPHER, "方案没有加密, 文件却是密文"));
        } catch (Unreadable e) {
            throw new WrongBill(Fault.BILL_CIPHER, e.words());
        }
    }

    /** A bill without a header names its day in its lines only. */
    private void ofThatDay(Bill bill, String day) throws WrongBill {
        boolean other = rule.header().isEmpty()
                && bill.lines().stream()
                        .anyMatch(line -> !line.get("line.settleDay").equals(day));
        if (other) {
            throw new WrongBill(Fault.BILL_OTHER, "明细行的清算日不是所要的日期");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}

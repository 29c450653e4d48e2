package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.bill.BillFile;
import io.medsettle.adapter.alipay.bill.WrongBill;
import io.medsettle.adapter.alipay.wire.BillUrl;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult.Answered;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Alipay's bills (对账单), alipay §3: {@link #TRADE} holds the trades and refunds of the application, {@link #ACCOUNT} every movement of
 * the account, withdrawals among them. Both know the cash part only. A line's request number is ours: of the trade, or of the
 * refund; its amount is what the hospital received (商家实收). A wrong
 * file is refused whole and kept: {@code Declined} with BILL_TRUNCATED, BILL_HASH, BILL_COLUMNS, BILL_VALUE or BILL_SUMS, in words
 * that say where. Not made yet is STILL_WORKING; no bill of that day, once it should be there, NOT_FOUND: whether the day
 * was empty is for who knows what was listed before. Safe to share.
 */
public final class AlipayBills implements BillSource {
    /** Trades and refunds (业务账单). */
    public static final String TRADE = "trade";
    /** Movements of the account (账务账单). */
    public static final String ACCOUNT = "signcustomer";

    private static final Set<String> NOT_THERE = Set.of("BILL_NOT_EXIST", "isp.bill_not_exist", "NO_BILL_DATA");

    private final BillSettings settings;
    private final boolean plainHost;
    private final Gateway gateway;
    private final Exchange exchange;
    private final InstantSource clock;

    AlipayBills(BillSettings settings, boolean plainHost, Gateway gateway, Exchange exchange, InstantSource clock) {
        this.settings = settings;
        this.plainHost = plainHost;
        this.gateway = gateway;
        this.exchange = exchange;
        this.clock = clock;
    }

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, String kind, Consumer<BillLine> lines) {
        if (!kind.equals(TRADE) && !kind.equals(ACCOUNT)) {
            throw new IllegalArgumentException("Alipay has no bill " + kind);
        }
        return gateway.call(BillUrl.METHOD, day.text(), BillUrl.biz(kind, day.date()))
                .toldOf(
                        node -> download(day, secured(BillUrl.read(node)), kind, lines),
                        no -> NOT_THERE.contains(no.sub()) || NOT_THERE.contains(no.name())
                                ? absent(day)
                                : no.unknown());
    }

    private Outcome<BillSummary> absent(BusinessDay day) {
        boolean overdue = !clock.instant()
                .isBefore(day.date()
                        .plusDays(1)
                        .atTime(settings.notBefore())
                        .atZone(BusinessDay.ZONE)
                        .toInstant());
        return overdue
                ? Outcome.unknown(Doubt.NOT_FOUND, "支付宝没有这一天的账单")
                : Outcome.unknown(Doubt.STILL_WORKING, "账单尚未生成");
    }

    /** The host is named with plain http in places; it speaks https. */
    private URI secured(URI address) {
        return plainHost || !"http".equals(address.getScheme())
                ? address
                : URI.create("https" + address.toString().substring("http".length()));
    }

    /** At once: the address is good for thirty seconds. */
    private Outcome<BillSummary> download(BusinessDay day, URI address, String kind, Consumer<BillLine> lines) {
        if (!AlipaySettings.address(address, !plainHost)) {
            return Outcome.unknown(Doubt.NO_ANSWER, "账单下载地址不可信");
        }
        try {
            Path file = Files.createTempFile(settings.directory(), "alipay-bill", ".zip");
            try {
                return filled(day, address, file).then(there -> read(file, kind, day, lines));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return Outcome.unknown(Doubt.NO_ANSWER, "账单无法暂存: " + e.getClass().getSimpleName());
        }
    }

    private Outcome<Answered> filled(BusinessDay day, URI address, Path file) {
        WireRequest request = new WireRequest(
                "bill-file",
                day.text(),
                "",
                "GET",
                address,
                Map.of("User-Agent", settings.userAgent()),
                new byte[0],
                settings.deadline());
        return exchange.download(request, file, settings.longest())
                .match(
                        answer -> Exchange.isFile(answer)
                                ? Outcome.succeeded(answer)
                                : Outcome.unknown(Doubt.NO_ANSWER, "账单下载失败: HTTP " + answer.status()),
                        never -> Outcome.unknown(Doubt.NO_ANSWER, never.why()),
                        none -> Outcome.unknown(Doubt.NO_ANSWER, none.why()));
    }

    private Outcome<BillSummary> read(Path file, String kind, BusinessDay day, Consumer<BillLine> lines) {
        try {
            return Outcome.succeeded(new BillFile(file, kind.equals(ACCOUNT)).read(lines));
        } catch (WrongBill e) {
            String wrong = String.valueOf(e.getMessage());
            return Outcome.declined(e.code(), settings.refused().words(wrong, file, kind, day, e.code()));
        } catch (IOException e) {
            return Outcome.unknown(Doubt.NO_ANSWER, "账单无法读取: " + e.getClass().getSimpleName());
        }
    }
}

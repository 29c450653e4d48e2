package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.BillApply;
import io.medsettle.adapter.wechat.wire.BillFile;
import io.medsettle.adapter.wechat.wire.BillTrouble;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.function.Consumer;

/**
 * WeChat's bills of a day (交易账单, 资金账单), wechat §7, in kinds "trade", "fundflow" (基本账户), "fundflow-operation" and
 * "fundflow-fees". They tell of cash only: insurance parts are
 * never in them. The file is fetched, unpacked, held against the digest told for it, and read twice: once to hold its counts
 * and sums against its lines, once to hand them over; memory does not grow with it. A bill that is not whole or contradicts
 * itself is {@code Declined}: BILL_TRUNCATED, BILL_HASH, BILL_COLUMNS, BILL_ENCODING, BILL_VALUE, BILL_SUMS, BILL_TOO_LONG, and
 * its file is kept. Not made yet is STILL_WORKING; no bill of that day, once it should be there, NOT_FOUND. Safe to share between threads.
 */
public final class WechatBills implements BillSource {
    /** Payments, refunds and reversals. */
    public static final String TRADE = "trade";
    /** What moved on the merchant's basic account (基本账户), fees and withdrawals included. */
    public static final String FUND_FLOW = "fundflow";
    /** The same of the operation account (运营账户). */
    public static final String FUND_FLOW_OPERATION = "fundflow-operation";
    /** The same of the account that bears the handling fees (手续费账户), where a merchant has one. */
    public static final String FUND_FLOW_FEES = "fundflow-fees";

    private static final Set<String> NONE = Set.of("NO_STATEMENT_EXIST", "NO_BILL_EXIST");
    private static final Set<String> MAKING = Set.of("STATEMENT_CREATING", "BILL_CREATING");

    private final BillSettings settings;
    private final ApiV3 api;
    private final BillDownload download;
    private final InstantSource clock;

    WechatBills(BillSettings settings, ApiV3 api, Transport transport, InstantSource clock) {
        this.settings = settings;
        this.api = api;
        this.clock = clock;
        download = new BillDownload(transport, settings.longestFile());
    }

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, String kind, Consumer<BillLine> lines) {
        LocalDate date = day.date();
        String target =
                switch (kind) {
                    case TRADE -> BillApply.trade(date);
                    case FUND_FLOW -> BillApply.fundFlow(date, "BASIC");
                    case FUND_FLOW_OPERATION -> BillApply.fundFlow(date, "OPERATION");
                    case FUND_FLOW_FEES -> BillApply.fundFlow(date, "FEES");
                    default -> throw new IllegalArgumentException("WeChat has no bill of this kind: " + kind);
                };
        String transaction = kind.equals(TRADE) ? "trade-bill" : "fundflow-bill";
        return api.get(transaction, date.toString(), target)
                .toldOf(said -> Outcome.succeeded(BillApply.read(said)), no -> refused(no, date))
                .then(place -> read(place, kind, day, lines));
    }

    private Outcome<BillApply.Place> refused(Answer.No no, LocalDate date) {
        if (MAKING.contains(no.code()) || NONE.contains(no.code()) && !due(date)) {
            return Outcome.unknown(Doubt.STILL_WORKING, "微信账单尚未生成");
        }
        return NONE.contains(no.code()) ? Outcome.unknown(Doubt.NOT_FOUND, "微信没有这一天的账单") : no.unknown();
    }

    /** Whether a bill of that day should be there by now. */
    private boolean due(LocalDate date) {
        ZonedDateTime from = date.plusDays(1).atTime(settings.readyFrom()).atZone(BusinessDay.ZONE);
        return !clock.instant().isBefore(from.toInstant());
    }

    private Outcome<BillSummary> read(BillApply.Place place, String kind, BusinessDay day, Consumer<BillLine> lines) {
        try {
            Path packed = Files.createTempFile(settings.directory(), "wechat-bill", ".gz");
            try {
                return unpacked(place, packed, kind, lines);
            } catch (BillTrouble e) {
                String wrong = String.valueOf(e.getMessage());
                return Outcome.declined(e.code(), settings.refused().words(wrong, packed, kind, day, e.code()));
            } finally {
                Files.deleteIfExists(packed);
            }
        } catch (IOException | UncheckedIOException e) {
            return Outcome.unknown(Doubt.NO_ANSWER, "账单文件无法读写: " + e.getClass().getSimpleName());
        }
    }

    private Outcome<BillSummary> unpacked(BillApply.Place place, Path packed, String kind, Consumer<BillLine> lines)
            throws IOException {
        Path plain = Files.createTempFile(settings.directory(), "wechat-bill", ".csv");
        try {
            BillFile file = kind.equals(TRADE) ? BillFile.trade(plain) : BillFile.fundFlow(plain);
            return download.fetch(place, packed, plain).map(digest -> handOver(file, digest, lines));
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    /** First everything is held against itself, then the lines go out. */
    private static BillSummary handOver(BillFile file, String digest, Consumer<BillLine> lines) {
        long[] told = new long[2];
        file.read(line -> {
            told[0]++;
            told[1] = Math.addExact(told[1], line.fen());
        });
        file.read(lines);
        return new BillSummary(told[0], told[1], digest);
    }
}

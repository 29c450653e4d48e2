package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.adapter.wechat.wire.BillFile;
import io.medsettle.adapter.wechat.wire.BillTrouble;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Bills of the first interface (1.0 对账单), wechat §3.7, both ways: {@code getbalancebill} with the content,
 * {@code billdownload} with an address. Lines tell of the cash under our numbers, and in a label what the insurer bore.
 * No digest is published: the file is held against its own counts and sums before a line of it goes out. Refused by the
 * names of {@code WechatBills}, and kept. Memory grows with {@code getbalancebill} only, which the far side limits.
 * Safe to share between threads.
 */
public final class PayinsuranceBills implements BillSource {
    private static final String PARTY = "wechat";
    private static final String KIND = "payinsurance";

    private final PayinsuranceSettings settings;
    private final PayinsuranceBillSettings bills;
    private final Line line;
    private final Exchange exchange;
    private final WireLog log;

    /** @param exchange the bare seam: tokens and addresses are kept out of the log by this class */
    public PayinsuranceBills(
            PayinsuranceSettings settings,
            PayinsuranceBillSettings bills,
            Exchange exchange,
            WireLog log,
            AccessToken tokens) {
        this.settings = settings;
        this.bills = bills;
        this.exchange = exchange;
        this.log = log;
        line = new Line(settings.within(bills.deadline()), exchange, log, tokens);
    }

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, String kind, Consumer<BillLine> lines) {
        try {
            Path file = Files.createTempFile(bills.directory(), "wechat-payinsurance", ".csv");
            try {
                Outcome<Path> came = bills.byAddress() ? byAddress(day.date(), file) : content(day.date(), file);
                return came.then(whole -> read(whole, day, lines));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            return Outcome.unknown(Doubt.NO_ANSWER, "账单文件无法读写: " + e.getClass().getSimpleName());
        }
    }

    private Map<String, String> page(LocalDate day) {
        Map<String, String> page = new HashMap<>();
        bills.parameters().forEach((name, value) -> page.put(name, value.matches("\\{.+}") ? text(day, value) : value));
        return page;
    }

    private static String text(LocalDate day, String braced) {
        return DateTimeFormatter.ofPattern(braced.substring(1, braced.length() - 1), Locale.ROOT)
                .format(day);
    }

    private Outcome<Path> content(LocalDate day, Path file) {
        return line.text("getbalancebill", day.toString(), page(day))
                .then(text -> text.length > bills.longestFile()
                        ? Outcome.declined(BillTrouble.TOO_LONG, "账单超过 " + bills.longestFile() + " 字节")
                        : Outcome.succeeded(written(file, text)));
    }

    private static Path written(Path file, byte[] text) {
        try {
            return Files.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome<Path> byAddress(LocalDate day, Path file) {
        return line.post("billdownload", day.toString(), page(day)).then(said -> {
            Optional<URI> address = address(said.getOrDefault(bills.addressField(), ""));
            return address.map(uri -> downloaded(uri, day, file))
                    .orElseGet(() -> Outcome.unknown(Doubt.NO_ANSWER, "应答没有可用的下载地址"));
        });
    }

    private Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text)).filter(settings::mayGo);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Outcome<Path> downloaded(URI address, LocalDate day, Path file) {
        WireRequest request = request(address, day);
        WireRequest shown = request(URI.create(address.getScheme() + "://" + address.getAuthority() + "/***"), day);
        log.sending(PARTY, shown);
        WireResult result = exchange.download(request, file, bills.longestFile());
        log.came(PARTY, shown, result);
        return result.match(
                answered -> answered.status() == 200
                        ? Outcome.succeeded(answered.body().length == 0 ? file : written(file, answered.body()))
                        : Outcome.unknown(Doubt.NO_ANSWER, "下载账单: HTTP " + answered.status()),
                never -> Outcome.neverSent(never.why()),
                none -> Outcome.unknown(Doubt.NO_ANSWER, none.why()));
    }

    private WireRequest request(URI address, LocalDate day) {
        Map<String, String> headers = Map.of("User-Agent", "MedSettle");
        return new WireRequest("bill-file", day.toString(), "", "GET", address, headers, new byte[0], bills.deadline());
    }

    /** First everything is held against itself, then the lines go out. */
    private Outcome<BillSummary> read(Path file, BusinessDay day, Consumer<BillLine> lines) {
        try {
            BillFile bill = BillFile.payinsurance(file, bills.columns());
            long[] told = new long[2];
            bill.read(each -> {
                told[0]++;
                told[1] = Math.addExact(told[1], each.fen());
            });
            bill.read(lines);
            return Outcome.succeeded(new BillSummary(told[0], told[1], digest(file)));
        } catch (BillTrouble e) {
            String wrong = String.valueOf(e.getMessage());
            return Outcome.declined(e.code(), bills.refused().words(wrong, file, KIND, day, e.code()));
        }
    }

    private static String digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[8192];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                digest.update(piece, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

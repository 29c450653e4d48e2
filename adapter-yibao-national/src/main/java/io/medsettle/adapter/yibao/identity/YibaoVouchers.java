package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.Demand;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.adapter.yibao.identity.VoucherSettings.Way;
import io.medsettle.adapter.yibao.wire.Decoded;
import io.medsettle.adapter.yibao.wire.VoucherService;
import io.medsettle.adapter.yibao.wire.YibaoBooks;
import io.medsettle.ports.identity.CodeOwner;
import io.medsettle.ports.identity.CodePurpose;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.identity.Terminal;
import io.medsettle.ports.identity.VoucherDecoding;
import io.medsettle.ports.identity.VoucherIdentity;
import io.medsettle.ports.identity.VoucherScan;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Electronic vouchers by the library on the kiosk (6101), the e-voucher service, or 1162 (yibao-core §7.3). What was
 * decoded stands in the token store for the token's life. Safe to share between threads; of two nodes that claim one
 * voucher in the same instant for two businesses, the platform refuses the second token use.
 */
public final class YibaoVouchers implements VoucherDecoding {
    private static final String BUSINESS = "business";

    private final VoucherSettings settings;
    private final VoucherService service;
    private final Drawer drawer;

    /**
     * @param exchange the wire to the service, for example {@code OkHttpExchange}
     * @param log keeps what passes on it
     * @param platform the line to the counter platform, asked only by way of 1162
     * @param tokens where decodings are shared between nodes; must encrypt what it keeps
     */
    public YibaoVouchers(
            VoucherSettings settings,
            Exchange exchange,
            WireLog log,
            CounterPlatform platform,
            TokenStore tokens,
            InstantSource clock) {
        this.settings = settings;
        service = new VoucherService(settings, log.watching(settings.party() + "-voucher", exchange), platform);
        drawer = new Drawer(tokens, clock, settings.party() + ".voucher.");
    }

    /** By library or service, without a line to the counter platform. */
    public YibaoVouchers(
            VoucherSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        this(settings, exchange, log, (infno, number, input) -> Outcome.neverSent("1162 未启用"), tokens, clock);
        Demand.that(settings.way() != Way.CORE_1162, "vouchers.way: 1162 wants a line to the counter platform");
    }

    /** By 1162, on the line that {@code insurer} describes. */
    public static YibaoVouchers byCore(
            VoucherSettings settings,
            YibaoSettings insurer,
            Exchange exchange,
            WireLog log,
            TokenStore tokens,
            InstantSource clock) {
        Exchange watched = log.watching(insurer.party().name(), exchange);
        CounterPlatform platform = YibaoBooks.platform(insurer, watched, tokens, clock);
        return new YibaoVouchers(settings, exchange, log, platform, tokens, clock);
    }

    @Override
    public String libraryInput(CodePurpose purpose, Terminal terminal) {
        return settings.way() == Way.LIBRARY ? service.libraryInput(purpose, terminal) : "";
    }

    @Override
    public Outcome<VoucherIdentity> decode(VoucherScan scan) {
        if (scan.number().isBlank() || scan.number().length() > 40) {
            return IdentityRefusal.SCAN_INCOMPLETE.here("number: 1 到 40 个字符");
        }
        String pointer = "scan." + Marks.of(scan.terminal().no(), scan.number());
        String mark = Marks.of(scan.content().reveal(), scan.purpose().name());
        Optional<Fields> before = drawer.find(pointer);
        if (before.isPresent()) {
            return before.get().get("mark").equals(mark)
                    ? known(before.get().get("reference"))
                    : IdentityRefusal.SCAN_CHANGED.here();
        }
        boolean library = settings.way() == Way.LIBRARY;
        if (!library
                && !settings.codeForm().matcher(scan.content().reveal().strip()).matches()) {
            return IdentityRefusal.NOT_A_VOUCHER.here();
        }
        Outcome<Decoded> decoded =
                library ? service.told(scan.content().reveal()) : service.ask(scan, Marks.of(pointer, mark));
        return decoded.then(d -> kept(d, scan.purpose(), pointer, mark));
    }

    @Override
    public synchronized Outcome<VoucherIdentity> claim(String reference, String number) {
        Optional<Fields> kept = reference.matches("[0-9a-f]{32}") ? drawer.find(reference) : Optional.empty();
        if (kept.isEmpty() || number.isBlank()) {
            return IdentityRefusal.VOUCHER_EXPIRED.here();
        }
        Fields fields = kept.get();
        String business = fields.get(BUSINESS);
        if (!business.isEmpty() && !business.equals(number)) {
            return IdentityRefusal.VOUCHER_USED.here();
        }
        drawer.put(reference, fields.with(BUSINESS, number), Drawer.ends(fields));
        return known(reference).then(v -> drawer.find(reference)
                .filter(f -> f.get(BUSINESS).equals(number))
                .map(f -> Outcome.succeeded(v))
                .orElseGet(IdentityRefusal.VOUCHER_USED::here));
    }

    /** One token has one reference, by whichever scan it came, so that it cannot be claimed twice. */
    private Outcome<VoucherIdentity> kept(Decoded decoded, CodePurpose purpose, String pointer, String mark) {
        String reference = Marks.of(settings.party(), decoded.token());
        Optional<Fields> before = drawer.find(reference);
        Instant ends = before.map(Drawer::ends).orElseGet(() -> drawer.now().plus(settings.tokenLife()));
        if (before.isEmpty()) {
            drawer.put(reference, decoded.fields().with("purpose", purpose.name()), ends);
        }
        drawer.put(pointer, Fields.of("reference", reference).with("mark", mark), ends);
        return known(reference);
    }

    private Outcome<VoucherIdentity> known(String reference) {
        return drawer.find(reference)
                .map(f -> Outcome.succeeded(identity(reference, f)))
                .orElseGet(IdentityRefusal.VOUCHER_EXPIRED::here);
    }

    private static VoucherIdentity identity(String reference, Fields fields) {
        Decoded decoded = Decoded.of(fields);
        CodeOwner owner = new CodeOwner(decoded.whose(), new Secret(decoded.ownerName()), decoded.relation());
        return new VoucherIdentity(
                reference,
                new Secret(decoded.userName()),
                new Secret(decoded.idNumber()),
                decoded.idNumber().contains("*"),
                decoded.idType(),
                new Secret(decoded.token()),
                decoded.area(),
                new Secret(decoded.authNo()),
                owner,
                CodePurpose.valueOf(fields.need("purpose")),
                Drawer.ends(fields));
    }
}

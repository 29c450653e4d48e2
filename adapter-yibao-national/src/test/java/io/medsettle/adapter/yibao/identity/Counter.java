package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.CentreDialect.TimestampFormat;
import io.medsettle.adapter.yibao.Hospital;
import io.medsettle.adapter.yibao.identity.VoucherSettings.Names;
import io.medsettle.adapter.yibao.identity.VoucherSettings.Way;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.identity.EncryptionMachine;
import io.medsettle.fixtures.identity.IdentitySimulator;
import io.medsettle.fixtures.identity.ReportDesk;
import io.medsettle.fixtures.identity.SampleCard;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.store.MemoryTokens;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.identity.Terminal;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A counter with its clock, its kiosk and all far sides of identity. */
final class Counter implements AutoCloseable {
    static final Hospital HOSPITAL = new Hospital("H44999900001", "示例医院", "440100");
    static final Terminal KIOSK = new Terminal("K01", "0053", "收费员甲", "A01", "门诊收费处");
    static final Terminal NEXT_KIOSK = new Terminal("K02", "0053", "收费员甲", "A01", "门诊收费处");
    static final SamplePerson PERSON = SamplePeople.all().get(0);
    static final SamplePerson CHILD = SamplePeople.all().get(19);
    static final SampleCard CARD = SampleCard.of(PERSON, "440100");
    static final Duration LIFE = Duration.ofMinutes(3);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    final SettableClock clock = SettableClock.aMondayMorning();
    final MemoryTokens tokens = new MemoryTokens();
    final OkHttpExchange exchange = new OkHttpExchange(Duration.ofSeconds(2), true);
    final IdentitySimulator far = IdentitySimulator.start(0, clock, HOSPITAL.code(), Duration.ofMinutes(5));

    Counter() {
        far.machine().know(CARD);
    }

    static KeyServiceSettings machine(String keysUrl, String checkUrl) {
        return new KeyServiceSettings(
                keysUrl,
                checkUrl,
                Map.of("x-key-account", new Secret(IdentitySimulator.ACCOUNT)),
                KeyItem.namesAfter1903(),
                "0",
                List.of(
                        final_(EncryptionMachine.AREA_NOT_SERVED, IdentityRefusal.AREA_NOT_SERVED),
                        final_(EncryptionMachine.BLOCKED, IdentityRefusal.CARD_BLOCKED),
                        final_(EncryptionMachine.MISMATCH, IdentityRefusal.CARD_MISMATCH),
                        final_(EncryptionMachine.REFUSED, IdentityRefusal.MACHINE_REFUSED)),
                DEADLINE);
    }

    private static FinalAnswer final_(int code, IdentityRefusal meaning) {
        return new FinalAnswer(Integer.toString(code), "", meaning);
    }

    static CardSettings cards(Optional<KeyServiceSettings> machine, Set<String> byNumber) {
        return new CardSettings(
                "yibao",
                HOSPITAL,
                machine.isPresent() ? ReaderSettings.standard() : ReaderSettings.guangzhou(),
                machine,
                Optional.empty(),
                machine.isEmpty(),
                byNumber,
                machine.isEmpty(),
                LIFE);
    }

    /** Cards read with the machine, which also checks them. */
    YibaoCards cards() {
        return cards(cards(Optional.of(machine(url("/keyservice/keys"), url("/keyservice/check"))), Set.of()));
    }

    YibaoCards cards(CardSettings settings) {
        return new YibaoCards(settings, exchange, WireLog.none(), tokens, clock);
    }

    VoucherSettings vouchers(Way way, Names names) {
        List<FinalAnswer> finals = new ArrayList<>(VoucherSettings.knownFinals());
        finals.add(new FinalAnswer("*", "二维码已过期", IdentityRefusal.VOUCHER_EXPIRED));
        return new VoucherSettings(
                "yibao",
                HOSPITAL,
                way,
                way == Way.SERVICE ? url("/localcfc/api/hsecfc/localQrCodeQuery") : "",
                Map.of(),
                "SelfService",
                VoucherSettings.seenForm(),
                names,
                Set.of("0"),
                finals,
                LIFE,
                DEADLINE);
    }

    YibaoVouchers vouchers(Way way) {
        return vouchers(vouchers(way, Names.likely()));
    }

    YibaoVouchers vouchers(VoucherSettings settings) {
        return new YibaoVouchers(
                settings, exchange, WireLog.none(), new BarePlatform(exchange, url("/fsi/1162")), tokens, clock);
    }

    static ReportSettings reports(String url) {
        return new ReportSettings(
                "yibao",
                HOSPITAL,
                url,
                Map.of(),
                "1",
                "1.0.0",
                TimestampFormat.DIGITS_14,
                "M0001",
                "1",
                "449999",
                "01",
                "",
                "0",
                Set.of(Integer.toString(ReportDesk.KNOWN)),
                List.of(final_(ReportDesk.REFUSED, IdentityRefusal.REPORT_REFUSED)),
                DEADLINE);
    }

    YibaoReports reports() {
        return new YibaoReports(reports(url("/ec/report")), exchange, WireLog.none(), clock);
    }

    String url(String path) {
        return far.at(path).toString();
    }

    @Override
    public void close() {
        far.close();
    }
}

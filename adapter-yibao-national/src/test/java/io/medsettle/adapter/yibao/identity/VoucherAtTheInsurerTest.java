package io.medsettle.adapter.yibao.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.CentreKeys;
import io.medsettle.adapter.yibao.CentreSettings;
import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.adapter.yibao.Unlocated;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.adapter.yibao.identity.VoucherSettings.Names;
import io.medsettle.adapter.yibao.identity.VoucherSettings.Way;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.store.MemoryTokens;
import io.medsettle.fixtures.yibao.Sm2Keys;
import io.medsettle.fixtures.yibao.YibaoHospital;
import io.medsettle.fixtures.yibao.YibaoSettings;
import io.medsettle.fixtures.yibao.YibaoSimulator;
import io.medsettle.ports.identity.CodePurpose;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.identity.SettlementReport.Kind;
import io.medsettle.ports.identity.SettlementReporting.Reported;
import io.medsettle.ports.identity.VoucherIdentity;
import io.medsettle.ports.identity.VoucherScan;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same voucher and report services, as the insurer's own simulator has them beside the counter platform. */
class VoucherAtTheInsurerTest {
    private static final Sm2Keys KEYS = Sm2Keys.generate();
    private static final YibaoHospital HOSPITAL = YibaoHospital.sample(KEYS.publicKey());
    private final SettableClock clock = SettableClock.aMondayMorning();
    private final OkHttpExchange exchange = new OkHttpExchange(Duration.ofSeconds(2), true);
    private final YibaoSimulator insurer =
            YibaoSimulator.start(YibaoSettings.builder(clock).hospital(HOSPITAL).build());

    @AfterEach
    void close() {
        insurer.close();
    }

    private static VoucherSettings settings(Way way, String url) {
        return new VoucherSettings(
                "yibao",
                Counter.HOSPITAL,
                way,
                url,
                Map.of(),
                "SelfService",
                VoucherSettings.seenForm(),
                Names.likely(),
                Set.of("0"),
                VoucherSettings.knownFinals(),
                Counter.LIFE,
                Duration.ofSeconds(10));
    }

    private VoucherScan scan(String code) {
        return new VoucherScan("S1", CodePurpose.SETTLEMENT, Counter.KIOSK, new Secret(code));
    }

    @Test
    void a_voucher_shown_to_the_insurers_simulator_is_decoded() {
        VoucherSettings settings = settings(Way.SERVICE, insurer.base() + "/localcfc/api/hsecfc/localQrCodeQuery");
        YibaoVouchers vouchers = new YibaoVouchers(settings, exchange, WireLog.none(), new MemoryTokens(), clock);

        VoucherIdentity person = Said.yes(vouchers.decode(scan(insurer.showVoucher(Counter.PERSON.psnNo()))));

        assertThat(person.name().reveal()).isEqualTo(Counter.PERSON.name());
        assertThat(person.ecToken().isEmpty()).isFalse();
        assertThat(insurer.effects("1162")).isZero();
    }

    @Test
    void a_voucher_is_decoded_by_1162_on_the_line_to_the_counter_platform_and_a_strange_code_is_refused() {
        YibaoVouchers vouchers = YibaoVouchers.byCore(
                settings(Way.CORE_1162, ""), platform(), exchange, WireLog.none(), new MemoryTokens(), clock);

        VoucherIdentity person = Said.yes(vouchers.decode(scan(insurer.showVoucher(Counter.PERSON.psnNo()))));

        assertThat(person.name().reveal()).isEqualTo(Counter.PERSON.name());
        assertThat(person.ecToken().isEmpty()).isFalse();
        assertThat(insurer.effects("1162")).isOne();
        assertThat(insurer.effects("9001")).isOne();
        var strange = vouchers.decode(
                new VoucherScan("S2", CodePurpose.SETTLEMENT, Counter.KIOSK, new Secret("0".repeat(28))));
        String refused = strange.match(yes -> "", no -> no.code(), unknown -> "?");
        assertThat(refused).isEqualTo(IdentityRefusal.NOT_A_VOUCHER.name());
    }

    private io.medsettle.adapter.yibao.YibaoSettings platform() {
        CoreSettings core = new CoreSettings(
                insurer.base() + "/ebus/gdyb_inf/poc/hsa/hgs/{infno}",
                CoreSettings.Gateway.TIF,
                HOSPITAL.tifAccount(),
                new Secret(HOSPITAL.tifSecret()),
                new CoreSettings.Operator("3", "0053", "收费员甲", "00-00-5E-00-53-01", "192.0.2.10"),
                1,
                Duration.ofSeconds(10),
                CoreDialect.baseline());
        CentreSettings centre = new CentreSettings(
                insurer.base().toString(),
                CentreSettings.nationalPaths(),
                HOSPITAL.appId(),
                CentreKeys.inSoftware(
                        HOSPITAL.appId(),
                        new Secret(HOSPITAL.appSecret()),
                        new Secret(KEYS.privateKey()),
                        insurer.centrePublicKey(),
                        SoftKeys.USER_ID),
                Duration.ofSeconds(10),
                CentreDialect.national(),
                Unlocated.refused());
        return new io.medsettle.adapter.yibao.YibaoSettings(
                new Party("yibao"), Counter.HOSPITAL, core, centre, YibaoPolicy.usual());
    }

    @Test
    void a_settlement_and_its_refund_are_heard_by_the_insurers_simulator() {
        YibaoReports reports =
                new YibaoReports(Counter.reports(insurer.base() + "/ec/settlements"), exchange, WireLog.none(), clock);

        assertThat(Said.yes(reports.report(SettlementReportTest.report(Kind.SETTLED, "E1", ""))))
                .isEqualTo(Reported.TAKEN);
        assertThat(Said.yes(reports.report(SettlementReportTest.report(Kind.REFUNDED, "E2", "E1"))))
                .isEqualTo(Reported.TAKEN);

        assertThat(insurer.voucherReports()).hasSize(2);
    }
}

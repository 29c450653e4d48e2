package io.medsettle.adapter.yibao.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.identity.VoucherSettings.Names;
import io.medsettle.adapter.yibao.identity.VoucherSettings.Way;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.identity.CodePurpose;
import io.medsettle.ports.identity.ReaderAnswer;
import io.medsettle.ports.identity.ReadingStep;
import io.medsettle.ports.identity.SettlementReport.Kind;
import io.medsettle.ports.identity.VoucherIdentity;
import io.medsettle.ports.identity.VoucherScan;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every message byte for byte as it leaves, and what its golden answer is understood to say. */
class IdentityGoldenTest {
    private static final String CODE = "4400000000000000000000000001";

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final List<WireRequest> sent = new ArrayList<>();

    private static String golden(String path) {
        try (InputStream in =
                Objects.requireNonNull(IdentityGoldenTest.class.getResourceAsStream("/golden/" + path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Exchange answering(String path) {
        return request -> {
            sent.add(request);
            return new WireResult.Answered(200, Map.of(), golden(path).getBytes(StandardCharsets.UTF_8));
        };
    }

    private String body() {
        return new String(sent.get(0).body(), StandardCharsets.UTF_8);
    }

    private VoucherSettings vouchers(Way way) {
        try (Counter counter = new Counter()) {
            return counter.vouchers(way, Names.likely());
        }
    }

    private VoucherScan scan() {
        return new VoucherScan("S1", CodePurpose.SETTLEMENT, Counter.KIOSK, new Secret(CODE));
    }

    @Test
    void a_code_is_decoded_by_the_service_6101() {
        YibaoVouchers vouchers = new YibaoVouchers(
                vouchers(Way.SERVICE), answering("6101/reply.json"), WireLog.none(), TokenStore.inMemory(), clock);

        VoucherIdentity person = Said.yes(vouchers.decode(scan()));

        assertThat(body()).isEqualTo(golden("6101/request.json"));
        assertThat(sent.get(0).transaction()).isEqualTo("ec.query");
        assertThat(person.masked()).isTrue();
        assertThat(person.idNumber().reveal()).isEqualTo("44999919500101***");
        assertThat(person.ecToken().reveal()).hasSize(38);
        assertThat(person.authNo().isEmpty()).isTrue();
    }

    @Test
    void a_code_is_decoded_by_1162() {
        List<String> inputs = new ArrayList<>();
        CounterPlatform platform = (infno, number, input) -> {
            inputs.add(infno + " " + input);
            return Outcome.succeeded(golden("1162/reply.json"));
        };
        YibaoVouchers vouchers = new YibaoVouchers(
                vouchers(Way.CORE_1162),
                answering("6101/reply.json"),
                WireLog.none(),
                platform,
                TokenStore.inMemory(),
                clock);

        VoucherIdentity person = Said.yes(vouchers.decode(scan()));

        assertThat(inputs).containsExactly("1162 " + golden("1162/request.json"));
        assertThat(sent).isEmpty();
        assertThat(person.idNumber().reveal()).isEqualTo(Counter.PERSON.idNumber());
        assertThat(person.authNo().reveal()).isEqualTo("AUTH0001");
    }

    @Test
    void the_keys_for_a_card_are_asked_for() {
        CardSettings settings = Counter.cards(Optional.of(Counter.machine("https://keys.example/keys", "")), Set.of());
        YibaoCards cards = new YibaoCards(
                settings, answering("card-keys/reply.json"), WireLog.none(), TokenStore.inMemory(), clock);
        ReadingStep first = Said.yes(cards.open(Counter.KIOSK, "R1"));
        String look = "440100|00814E43238600000000000000|03|440100D1560000059900000000000001|"
                + "0011223344556677|8899AABBCCDDEEFF|||";

        ReadingStep second = Said.yes(
                cards.answer(new ReaderAnswer(first.session(), "K01", 1, 0, new Secret(look), new Secret(""))));

        String number = sent.get(0).number();
        assertThat(body().replace(number, "{number}")).isEqualTo(golden("card-keys/request.json"));
        assertThat(sent.get(0).headers()).containsKey("x-key-account");
        assertThat(second.argument().reveal()).isEqualTo("A1B2C3D4E5F60718||");
    }

    @Test
    void a_refund_is_reported_with_negative_amounts() {
        YibaoReports reports = new YibaoReports(
                Counter.reports("https://ec.example/report"),
                answering("settlement-report/reply.json"),
                WireLog.none(),
                clock);

        Said.yes(reports.report(SettlementReportTest.report(Kind.REFUNDED, "E20260105000002", "E20260105000001")));

        assertThat(body()).isEqualTo(golden("settlement-report/request.json"));
    }
}

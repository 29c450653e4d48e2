package io.medsettle.adapter.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireLog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final HisConventions USUAL = HisConventions.of("/his/v1", HisAmounts.FEN);
    private static final HisSignature SIGNATURE = HisSignature.hmacSha256(new Secret("sample-key"));

    private static HisSettings settings(String address, String org, String key, Duration deadline, HisConventions by) {
        return new HisSettings(Bill.HIS, URI.create(address), org, key, SIGNATURE, deadline, by);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://h",
                "https:///x",
                "h",
                "https://h/his",
                "https://h?x=1",
                "https://u:p@h",
                "https://h#f",
                "mailto:a@b"
            })
    void an_address_is_scheme_host_and_port(String address) {
        assertThatThrownBy(() -> settings(address, "H1", "k", Duration.ofSeconds(1), USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address");
    }

    @Test
    void what_goes_into_headers_is_plain_and_a_deadline_is_one() {
        assertThatThrownBy(() -> settings("https://h", "H\r\n1", "k", Duration.ofSeconds(1), USUAL))
                .hasMessageContaining("orgCode");
        assertThatThrownBy(() -> settings("https://h", "H1", "", Duration.ofSeconds(1), USUAL))
                .hasMessageContaining("keyId");
        assertThatThrownBy(() -> settings("https://h", "H1", "k", Duration.ZERO, USUAL))
                .hasMessageContaining("deadline");
        assertThatThrownBy(() -> settings("https://h", "H1", "k", Duration.ofHours(1), USUAL))
                .hasMessageContaining("deadline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"his", "/his/", "/his/../x", "/h is", "/%41"})
    void a_base_path_is_signed_as_it_stands(String path) {
        assertThatThrownBy(() -> HisConventions.of(path, HisAmounts.FEN)).hasMessageContaining("basePath");
    }

    @Test
    void conventions_are_checked_when_built() {
        assertThatThrownBy(() -> conventions(Duration.ofMinutes(-1), 0, "x", "WINDOW", Map.of(), Set.of()))
                .hasMessageContaining("holdAtLeast");
        assertThatThrownBy(() -> conventions(Duration.ZERO, -1, "x", "WINDOW", Map.of(), Set.of()))
                .hasMessageContaining("identityDays");
        assertThatThrownBy(() -> conventions(Duration.ZERO, 0, " ", "WINDOW", Map.of(), Set.of()))
                .hasMessageContaining("operator");
        assertThatThrownBy(() -> conventions(Duration.ZERO, 0, "x", "NOBODY", Map.of(), Set.of()))
                .hasMessageContaining("refundSource");
        assertThatThrownBy(() -> conventions(Duration.ZERO, 0, "x", "WINDOW", Map.of("a", "b"), Set.of()))
                .hasMessageContaining("channels");
        assertThatThrownBy(() -> conventions(Duration.ZERO, 0, "x", "WINDOW", Map.of(), Set.of("9999")))
                .hasMessageContaining("furtherRefusals");
    }

    private static HisConventions conventions(
            Duration hold, int days, String operator, String source, Map<String, String> channels, Set<String> codes) {
        return new HisConventions("", HisAmounts.FEN, true, hold, days, operator, source, channels, codes);
    }

    @Test
    void nothing_secret_is_printed() {
        assertThat(settings("https://h:8443", "H1", "k", Duration.ofSeconds(1), USUAL)
                        .toString())
                .contains("https://h:8443", "HisSignature[***]")
                .doesNotContain("sample-key");
    }

    @Test
    void a_party_is_named_in_capitals_unless_the_site_names_it_otherwise() {
        assertThat(USUAL.channel(new Party("credit-gz"))).isEqualTo("CREDIT_GZ");
        HisConventions own = conventions(Duration.ZERO, 0, "x", "WINDOW", Map.of("wechat", "WX"), Set.of());
        assertThat(own.channel(new Party("wechat"))).isEqualTo("WX");
    }

    @Test
    void a_site_that_counts_in_yuan_is_spoken_to_in_yuan() {
        HisSettings yuan =
                settings("https://h", "H1", "k", Duration.ofSeconds(1), HisConventions.of("/his/v1", HisAmounts.YUAN));
        ScriptedHis his = new ScriptedHis()
                .says(
                        "O02",
                        200,
                        ScriptedHis.golden("O02-answer")
                                .replace("\"total\":10000", "\"total\":\"100.00\"")
                                .replace("\"amount\":6000", "\"amount\":\"60.0\"")
                                .replace("\"amount\":4000", "\"amount\":\"40\""));
        HisCounterparty counterparty = new HisCounterparty(yuan, his, WireLog.none(), SettableClock.aMondayMorning());
        Bill bill = Bill.selfPay("01", "V0001-1", "R0001-1-1").borne(Parts.NONE, 100_00);

        assertThat(bill.hear(counterparty.start(bill.freeze())).parts()).isEqualTo(Parts.of(Part.WHOLE, 100_00));
        counterparty.start(bill.writeBack());
        assertThat(new String(his.sent("O07").orElseThrow().body(), StandardCharsets.UTF_8))
                .contains("\"amount\":\"100.00\"");

        his.twists("O02", "\"total\":10000", "\"total\":\"100.001\"");
        Proof.doubt(Outcome.Doubt.NO_ANSWER, counterparty.start(bill.freeze()));
    }

    @Test
    void an_act_that_his_does_not_have_is_a_bug_and_so_is_reversing_a_freeze() {
        HisCounterparty counterparty = new HisCounterparty(
                settings("https://h", "H1", "k", Duration.ofSeconds(1), USUAL),
                new ScriptedHis(),
                WireLog.none(),
                SettableClock.aMondayMorning());
        Bill bill = Bill.selfPay("01", "V0001-1", "R0001-1-1");
        Deed f = bill.freeze();
        Deed odd = new Deed(
                f.order(),
                0,
                "x",
                "cash",
                f.party(),
                f.number(),
                "",
                f.parts(),
                f.expected(),
                f.route(),
                f.notes(),
                f.secrets(),
                f.legs(),
                f.original(),
                "",
                Instant.EPOCH);

        assertThatThrownBy(() -> counterparty.start(odd)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counterparty.reverse(f)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> counterparty.askReverse(f)).isInstanceOf(UnsupportedOperationException.class);
    }
}

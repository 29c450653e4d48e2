package io.medsettle.adapter.alipay;

import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.yes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.alipay.MedicalSettings.Flow;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.party.Saying;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireResult;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Replies that are not provably theirs, and replies that are although they look odd (alipay §1.5 to §1.7). */
class GatewayTest {
    private static final Deed CASH = Deeds.cash("20260105C00001", 50_00);
    private static final String PAID = Vectors.golden("query-paid-answer.json");
    private static final String GONE = "{\"code\":\"40004\",\"msg\":\"x\",\"sub_code\":\"ACQ.TRADE_NOT_EXIST\"}";

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final ScriptedAlipay alipay = new ScriptedAlipay();
    private final AlipayCounterparty party = new Alipay(Sample.settings(), alipay, clock).counterparty();

    private String signed(String node) {
        return "\"sign\":\"" + alipay.sign(node) + "\"";
    }

    @Test
    void an_unsigned_success_is_never_booked_and_an_unsigned_no_lets_nothing_go() {
        alipay.saysRaw("{\"NODE\":" + PAID + "}").saysRaw("{\"NODE\":" + GONE + "}");
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(text(party.ask(CASH))).contains("not signed").contains("ACQ.TRADE_NOT_EXIST");
        alipay.saysRaw("{\"error_response\":{\"code\":\"40002\",\"msg\":\"x\",\"sub_code\":\"isv.invalid-app-id\"}}");
        assertThat(doubt(party.start(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_strangers_signature_a_turned_byte_and_no_base64_are_silence() {
        alipay.key = Sample.STRANGER;
        alipay.says(PAID);
        assertThat(text(party.ask(CASH))).contains("does not match");
        alipay.key = Sample.ALIPAY;
        alipay.saysRaw("{\"NODE\":" + PAID.replace("50.00", "60.00") + "," + signed(PAID) + "}")
                .saysRaw("{\"NODE\":" + PAID + ",\"sign\":\"***\"}")
                .saysRaw("{\"NODE\":" + PAID + ",\"NODE\":" + PAID + "," + signed(PAID) + "}")
                .saysRaw("{\"other_response\":" + PAID + "," + signed(PAID) + "}")
                .saysRaw("<html>busy</html>")
                .saysRaw("");
        for (int i = 0; i < 6; i++) {
            assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        }
        alipay.comes(new WireResult.Answered(500, Map.of(), PAID.getBytes(UTF_8)));
        assertThat(text(party.ask(CASH))).isEqualTo("HTTP 500");
    }

    @Test
    void a_signature_before_the_node_blanks_around_the_colon_and_escaped_slashes_are_theirs() {
        String slashes = PAID.replace("}", ",\"store_name\":\"a\\/b\"}");
        alipay.saysRaw("{" + signed(PAID) + " ,\n \"NODE\" : " + PAID + ",\"more\":null}")
                .saysRaw("{\"NODE\":" + slashes + "," + signed(slashes) + "}")
                .saysRaw("{\"NODE\":" + slashes + "," + signed(slashes.replace("\\/", "/")) + "}");
        for (int i = 0; i < 3; i++) {
            yes(party.ask(CASH));
        }
    }

    @Test
    void a_signed_error_beside_the_method_is_a_no() {
        String error = "{\"code\":\"40002\",\"msg\":\"x\",\"sub_code\":\"isv.invalid-app-id\",\"sub_msg\":\"无效\"}";
        alipay.saysRaw("{\"error_response\":" + error + "," + signed(error) + "}");
        assertThat(Saying.no(party.start(CASH)).code()).isEqualTo("isv.invalid-app-id");
    }

    @Test
    void a_body_in_another_character_set_is_read_in_it_and_verified_in_ours() {
        String node = PAID.replace("}", ",\"store_name\":\"门诊\"}");
        String body = "{\"alipay_trade_query_response\":" + node + "," + signed(node) + "}";
        alipay.comes(new WireResult.Answered(
                200, Map.of("content-type", List.of("text/html;charset=GBK")), body.getBytes(Charset.forName("GBK"))));
        yes(party.ask(CASH));
        alipay.comes(new WireResult.Answered(
                200, Map.of("content-type", List.of("text/html;charset=KLINGON-7")), body.getBytes(UTF_8)));
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void no_reply_however_broken_is_an_exception_or_a_yes() {
        long seed = 20260105L;
        Random chance = new Random(seed);
        String whole = "{\"alipay_trade_query_response\":" + PAID + "," + signed(PAID) + "}";
        for (int i = 0; i < 2000; i++) {
            int at = chance.nextInt(whole.length());
            int to = Math.min(whole.length(), at + 1 + chance.nextInt(12));
            String filling = "{}[]\"\\:,\u0000x".substring(chance.nextInt(11));
            alipay.saysRaw(whole.substring(0, at) + filling + whole.substring(to));
            Outcome<Receipt> said = party.ask(CASH);
            boolean signatureKept = whole.indexOf("\"sign\"") > to || at > whole.lastIndexOf('"');
            if (signatureKept) {
                assertThat(said.maybe()).as("seed %d round %d", seed, i).isEmpty();
            }
            assertThat(said).isNotInstanceOf(Outcome.Declined.class);
        }
    }

    @Test
    void two_keys_stand_side_by_side_during_a_change() {
        AlipayCounterparty changing = party(Sample.trust(Sample.STRANGER, Sample.ALIPAY), Optional.empty());
        alipay.says(PAID);
        yes(changing.ask(CASH));
        alipay.key = Sample.STRANGER;
        alipay.says(PAID);
        yes(changing.ask(CASH));
    }

    @Test
    void encrypted_content_is_verified_first_and_then_opened_and_an_error_may_come_plain() {
        Secret key = new Secret(Hospital.CONTENT_KEY);
        AlipayCounterparty hidden = party(Sample.trust(Sample.ALIPAY), Optional.of(key));
        String cipher = "\"" + new Aes(key).encrypt(PAID) + "\"";
        alipay.says(cipher).says(GONE).says("\"AAAA\"").says(cipher.replace("/", "\\/"));
        yes(hidden.ask(CASH));
        assertThat(alipay.sent(0)).containsEntry("encrypt_type", "AES");
        assertThat(new Aes(key).decrypt(alipay.biz())).contains("{\"out_trade_no\":\"20260105C00001\"}");
        assertThat(doubt(hidden.ask(CASH))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(text(hidden.ask(CASH))).isEqualTo("应答无法解密");
        yes(hidden.ask(CASH));
        alipay.says(cipher);
        assertThat(text(party.ask(CASH))).isEqualTo("应答无法解密");
    }

    @Test
    void no_secret_stands_in_an_address_or_in_what_is_printed() {
        alipay.says(Vectors.golden("create-and-pay-answer.json"));
        yes(party.start(GoldenPagesTest.both()));
        assertThat(alipay.asked.get(0).uri().getQuery()).isNull();
        assertThat(alipay.asked.get(0).toString()).doesNotContain("authusr");
        assertThat(Sample.settings().toString()).doesNotContain("MII").contains(Sample.APP_ID);
        assertThat(new Answer.Yes("{secret}").toString()).doesNotContain("secret");
    }

    @Test
    void our_own_public_key_in_place_of_theirs_is_refused_when_settings_are_built() {
        refused(s -> trusting(s, Sample.trust(Sample.APP)), "应用公钥");
        refused(s -> trusting(s, Sample.trust(Sample.ALIPAY, Sample.APP)), "应用公钥");
    }

    @Test
    void a_key_that_does_not_belong_to_the_certificate_is_refused_when_settings_are_built() {
        AlipayTrust published = AlipayKeys.certificates(
                Vectors.certificate("appCertPublicKey"),
                Vectors.certificate("alipayRootCert"),
                List.of(Vectors.certificate("alipayCertPublicKey_RSA2")),
                java.time.Duration.ofMinutes(1));
        refused(s -> trusting(s, published), "do not belong together");
    }

    private static void refused(UnaryOperator<AlipaySettings> change, String words) {
        assertThatThrownBy(() -> change.apply(Sample.settings()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static AlipaySettings trusting(AlipaySettings s, AlipayTrust trust) {
        return Sample.settings(
                s.gateway(), s.notifyUrl(), trust, s.contentKey(), s.medical().orElseThrow());
    }

    private AlipayCounterparty party(AlipayTrust trust, Optional<Secret> key) {
        AlipaySettings settings =
                Sample.settings(Sample.GATEWAY, Sample.NOTIFY, trust, key, Sample.medical(Flow.ALIPAY_CASHIER));
        return new Alipay(settings, alipay, clock).counterparty();
    }

    private static <T> String text(Outcome<T> outcome) {
        return outcome.match(yes -> "", Outcome.Declined::text, Outcome.Unknown::text);
    }
}

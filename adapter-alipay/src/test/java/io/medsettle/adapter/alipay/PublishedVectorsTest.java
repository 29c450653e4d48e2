package io.medsettle.adapter.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.alipay.wire.AuthQuery;
import io.medsettle.adapter.alipay.wire.Envelope;
import io.medsettle.adapter.alipay.wire.Notified;
import io.medsettle.adapter.alipay.wire.OauthToken;
import io.medsettle.adapter.alipay.wire.TradeQuery;
import io.medsettle.adapter.alipay.wire.TradeRefund;
import io.medsettle.adapter.alipay.wire.Unreadable;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.crypto.Pem;
import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.crypto.Verifier;
import io.medsettle.ports.value.Secret;
import java.nio.charset.Charset;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors T1 to T14 of alipay §13, made with the official client. */
class PublishedVectorsTest {
    private static final String NAMES =
            "app_id|auth_token|biz_content|charset|code|format|grant_type|method|notify_url|"
                    + "sign_type|timestamp|version";
    private static final Verifier APP = Rsa.verifier(Pem.publicKey(Vectors.of("APP.public")));
    private static final Verifier ALI = Rsa.verifier(Pem.publicKey(Vectors.of("ALI.public")));

    @ParameterizedTest
    @ValueSource(strings = {"T1", "T2", "T10", "T11", "T12", "T14"})
    void what_is_signed_is_the_published_text_and_the_published_signature_fits_it(String vector) {
        String published = Vectors.of(vector + ".content");
        assertThat(Seal.content(parameters(published))).isEqualTo(published);
        assertThat(Seal.verifies(APP, published, Vectors.of(vector + ".sign"))).isTrue();
        assertThat(Seal.verifies(APP, published + " ", Vectors.of(vector + ".sign")))
                .isFalse();
    }

    @Test
    void blank_parameters_are_neither_signed_nor_sent() {
        SortedMap<String, String> more = parameters(Vectors.of("T1.content"));
        more.put("notify_url", "");
        more.put("return_url", "  ");
        assertThat(Seal.content(more)).isEqualTo(Vectors.of("T1.content"));
        Seal seal = new Seal(Sample.settings(), io.medsettle.fixtures.SettableClock.aMondayMorning());
        assertThat(seal.sealed("m", "", Map.of("return_url", "  ", "auth_token", "t")))
                .containsKey("auth_token")
                .doesNotContainKey("return_url");
    }

    @Test
    void a_signature_is_over_bytes_of_the_character_set_that_is_named() {
        byte[] gbk = Vectors.of("T3.content").getBytes(Charset.forName("GBK"));
        byte[] right = Base64.getDecoder().decode(Vectors.of("T3.sign(GBK bytes)"));
        byte[] wrong = Base64.getDecoder().decode(Vectors.of("T3.sign(UTF-8 bytes, WRONG)"));
        assertThat(APP.verify(gbk, right)).isTrue();
        assertThat(APP.verify(gbk, wrong)).isFalse();
        assertThat(APP.verify(Vectors.of("T3.content").getBytes(UTF_8), wrong)).isTrue();
    }

    @Test
    void a_node_is_cut_out_as_it_came_with_braces_and_quotes_inside_its_texts() {
        String node = Vectors.of("T4.node");
        Envelope envelope = Envelope.cut(
                "{\"alipay_trade_query_response\" : " + node + ",\"sign\":\"" + Vectors.of("T4.sign") + "\"}",
                TradeQuery.METHOD);
        assertThat(envelope.node()).isEqualTo(node);
        assertThat(Seal.verifies(ALI, envelope.node(), envelope.sign())).isTrue();
        Envelope signFirst = Envelope.cut(
                "{\"sign\":\"" + Vectors.of("T4.sign").replace("/", "\\/") + "\",\"trace\":[1,{\"a\":\"]\"}],"
                        + "\"alipay_trade_query_response\":" + node + "}",
                TradeQuery.METHOD);
        assertThat(Seal.verifies(ALI, signFirst.node(), signFirst.sign())).isTrue();
    }

    @Test
    void a_node_that_occurs_twice_or_is_cut_off_is_no_reply() {
        String node = "\"alipay_trade_query_response\":{\"code\":\"10000\"}";
        for (String body : List.of(
                "{" + node + "," + node + "}",
                "{" + node,
                "{\"a\":1",
                "<html>",
                "",
                "{}",
                "{" + node + "}x",
                "{" + node + ",\"error_response\":{}}",
                "{\"sign\":\"a\",\"sign\":\"b\"," + node + "}",
                "{\"alipay_trade_query_response\":7}")) {
            assertThatThrownBy(() -> Envelope.cut(body, TradeQuery.METHOD))
                    .as(body)
                    .isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void a_trade_notice_is_decoded_once_and_signed_without_its_signature_type() {
        Notified notice = Notified.read(Vectors.of("T5.form").getBytes(UTF_8));
        assertThat(notice.content()).isEqualTo(Vectors.of("T5.contentV1"));
        assertThat(Seal.verifies(ALI, notice.content(), notice.sign())).isTrue();
        AlipayTrust trust = AlipayKeys.publicKeys(Vectors.of("ALI.public"));
        AlipayCallbacks callbacks = new Alipay(
                        Sample.settings(
                                Sample.GATEWAY,
                                Sample.NOTIFY,
                                trust,
                                Optional.empty(),
                                Sample.medical(MedicalSettings.Flow.ALIPAY_CASHIER)),
                        new ScriptedAlipay(),
                        io.medsettle.fixtures.SettableClock.aMondayMorning())
                .callbacks();
        byte[] form = Vectors.of("T5.form").getBytes(UTF_8);
        assertThat(callbacks.read(new RawCallback("notify", Map.of(), form)))
                .isInstanceOfSatisfying(Reading.Genuine.class, genuine -> assertThat(
                                genuine.knock().numbers())
                        .containsExactly("MZ202601020002", "2026010222001400000000000002"));
    }

    @Test
    void a_service_message_is_signed_with_its_signature_type() {
        String form =
                Vectors.of("T6.contentV2").replace("{\"out_trade_no\":\"X1\"}", "%7B%22out_trade_no%22%3A%22X1%22%7D")
                        + "&sign=" + Vectors.of("T6.sign(V2)").replace("+", "%2B");
        Notified notice = Notified.read(form.getBytes(UTF_8));
        assertThat(notice.content()).isEqualTo(Vectors.of("T6.contentV2"));
        assertThat(Seal.verifies(ALI, notice.content(), notice.sign())).isTrue();
        assertThat(Seal.verifies(ALI, Vectors.of("T6.contentV1"), notice.sign()))
                .isFalse();
    }

    @Test
    void certificates_are_named_as_java_names_them() {
        X509Certificate app =
                Pem.certificates(Vectors.certificate("appCertPublicKey")).get(0);
        List<X509Certificate> roots = Pem.certificates(Vectors.certificate("alipayRootCert"));
        List<X509Certificate> alipay = Pem.certificates(Vectors.certificate("alipayCertPublicKey_RSA2"));
        assertThat(CertSn.of(app)).isEqualTo(Vectors.of("T7.app_cert_sn"));
        assertThat(CertSn.of(alipay.get(0))).isEqualTo(Vectors.of("T7.alipay_cert_sn(file leaf+inter)"));
        assertThat(roots).hasSize(3);
        assertThat(CertSn.ofRoots(roots)).isEqualTo(Vectors.of("T7.root"));
        assertThat(CertSn.of(Pem.certificates(Vectors.certificate("rotated")).get(0)))
                .isEqualTo("fc15ca6a2abc83e6114115417273358f");
        assertThat(new AlipayTrust.Certificates(app, roots, alipay, Duration.ofMinutes(1)).toString())
                .contains(Vectors.of("T7.app_cert_sn"), Vectors.of("T7.root"));
    }

    @Test
    void content_is_encrypted_as_published_and_its_signature_is_over_the_quotes_too() {
        Aes aes = new Aes(new Secret(Vectors.of("T8.key")));
        assertThat(aes.encrypt(Vectors.of("T8.plain"))).isEqualTo(Vectors.of("T8.cipher"));
        assertThat(aes.decrypt(Vectors.of("T8.cipher"))).contains(Vectors.of("T8.plain"));
        assertThat(aes.decrypt("AAAA")).isEmpty();
        String body = "{\"alipay_trade_query_response\":" + Vectors.of("T8.extracted") + ",\"sign\":\""
                + Vectors.of("T8.respSignOverQuotedCipher") + "\"}";
        Envelope envelope = Envelope.cut(body, TradeQuery.METHOD);
        assertThat(envelope.encrypted()).isTrue();
        assertThat(envelope.cipher()).isEqualTo(Vectors.of("T8.cipher"));
        assertThat(Seal.verifies(ALI, envelope.node(), envelope.sign())).isTrue();
        assertThat(Seal.verifies(ALI, envelope.cipher(), envelope.sign())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"T9.v3content,T9.v3sign,true", "T9.v3resp,T9.v3respSign,false"})
    void the_newer_protocol_signs_with_the_same_engine(String text, String sign, boolean ours) {
        byte[] message = Vectors.of(text).replace("\\n", "\n").getBytes(UTF_8);
        byte[] signature = Base64.getDecoder().decode(Vectors.of(sign));
        assertThat((ours ? APP : ALI).verify(message, signature)).isTrue();
        assertThat((ours ? APP : ALI).verify(Arrays.copyOf(message, 9), signature))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"T10", "T11", "T12", "T13"})
    void a_reply_verifies_as_it_came_and_not_when_a_byte_is_turned(String vector) {
        String node = Vectors.of(vector + ".respNode");
        assertThat(Seal.verifies(ALI, node, Vectors.of(vector + ".respSign"))).isTrue();
        assertThat(Seal.verifies(ALI, node.replaceFirst("\":\"", "\": \""), Vectors.of(vector + ".respSign")))
                .isFalse();
        assertThat(Seal.verifies(APP, node, Vectors.of(vector + ".respSign"))).isFalse();
    }

    @Test
    void a_user_token_has_no_code_and_may_know_the_user_by_open_id_only() {
        OauthToken.Told told = OauthToken.read(Vectors.of("T10.respNode"));
        assertThat(told.payerId()).isEqualTo("074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5");
        assertThat(told.userId()).isEmpty();
        assertThat(told.seconds()).isEqualTo(1296000);
        assertThat(told.toString()).doesNotContain("authusr");
        assertThat(OauthToken.parameters("4b203fe6c11548bcabd8da5bb087a83b"))
                .containsEntry("grant_type", "authorization_code");
    }

    @Test
    void a_consent_with_escaped_slashes_is_read() {
        AuthQuery.Told told = AuthQuery.read(Vectors.of("T11.respNode"), "MZ202601020003A1");
        assertThat(told.authorised()).isTrue();
        assertThat(told.payAuthNo()).isEqualTo("PAYAUTH0001");
        assertThat(told.cardIssuer()).isEqualTo("NATHSA");
        assertThat(told.toString()).doesNotContain("PAYAUTH");
    }

    @Test
    void a_refund_tells_what_has_gone_back_of_the_trade() {
        TradeRefund.Told told = TradeRefund.read(Vectors.of("T12.respNode"));
        assertThat(told.moved()).isTrue();
        assertThat(told.allFen()).isEqualTo(650);
        assertThat(told.at()).contains(java.time.Instant.parse("2026-01-02T01:00:01Z"));
        Envelope.Said said = Envelope.said(Vectors.of("T13.respNode"));
        assertThat(said.subCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    private static SortedMap<String, String> parameters(String content) {
        SortedMap<String, String> parameters = new TreeMap<>();
        for (String pair : content.split("&(?=(" + NAMES + ")=)")) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return parameters;
    }
}

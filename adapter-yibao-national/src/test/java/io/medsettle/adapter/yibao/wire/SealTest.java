package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.adapter.yibao.wire.Canonical.Leaves;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import io.medsettle.ports.value.Secret;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private final CentreDialect national = CentreDialect.national();
    private final Seal seal = new Seal(Vectors.hospital(national));

    private static Verifier verifierOf(JsonNode vector) {
        return SoftKeys.verifier(Vectors.key(vector.path("signer").asText() + "Public"), SoftKeys.USER_ID);
    }

    private static byte[] raw(JsonNode vector) {
        return Base64.getDecoder().decode(vector.path("signData").asText());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_signed_text_of_every_vector_is_reproduced_and_its_signature_verifies(int number) {
        JsonNode vector = Vectors.vector(number);

        String text = Canonical.signText(Vectors.envelope(vector), Vectors.SECRET.reveal(), Leaves.TEXT);

        assertThat(text).isEqualTo(vector.path("signText").asText());
        assertThat(verifierOf(vector).verify(Vectors.utf8(text), raw(vector))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void the_data_of_every_vector_encrypt_to_the_published_hex_and_back(int number) {
        JsonNode vector = Vectors.vector(number);
        var cipher = SoftKeys.dataCipher(Vectors.APP_ID, Vectors.SECRET);

        String hex = HexFormat.of()
                .withUpperCase()
                .formatHex(cipher.encrypt(Vectors.utf8(vector.path("data").asText())));

        assertThat(hex).isEqualTo(vector.path("encData").asText());
        assertThat(cipher.decrypt(HexFormat.of().parseHex(hex)))
                .isEqualTo(Vectors.utf8(vector.path("data").asText()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6})
    void a_request_is_sealed_as_the_vector_says(int number) {
        JsonNode vector = Vectors.vector(number);
        Instant at = Moments.ofDigits(Vectors.envelope(vector).path("timestamp").asText())
                .orElseThrow();

        JsonNode sent = Json.parse(seal.request(Vectors.envelope(vector).path("data"), at))
                .orElseThrow();

        assertThat(sent.path("encData").asText())
                .isEqualTo(vector.path("encData").asText());
        assertThat(sent.has("data")).isFalse();
        assertThat(verifierOf(vector)
                        .verify(
                                Vectors.utf8(vector.path("signText").asText()),
                                Base64.getDecoder().decode(sent.path("signData").asText())))
                .isTrue();
        assertThat(sent.path("signData").asText()).hasSize(88);
    }

    @Test
    void what_the_torture_vector_holds_is_made_canonical() {
        JsonNode vector = Vectors.vector(5);

        assertThat(Canonical.json(vector.path("source"), Leaves.TEXT))
                .isEqualTo(vector.path("data").asText());
    }

    @Test
    void an_answer_opens_and_tells_its_data() {
        Opened opened = seal.answer(Json.bytes(Vectors.wire(Vectors.vector(3))));

        assertThat(opened).isInstanceOf(Opened.Yes.class);
        assertThat(((Opened.Yes) opened).data().path("payOrdId").asText()).isEqualTo("ORD440100202403150900000001");
        assertThat(((Opened.Yes) opened).dialect()).isEqualTo(Leaves.TEXT);
    }

    @Test
    void a_notice_opens_without_a_code() {
        Opened opened = seal.notice(Json.bytes(Vectors.wire(Vectors.vector(4))));

        assertThat(opened).isInstanceOf(Opened.Yes.class);
        assertThat(((Opened.Yes) opened).at()).contains(Instant.parse("2024-03-15T01:31:10Z"));
    }

    @Test
    void a_signed_refusal_is_a_no_with_its_words() {
        assertThat(seal.answer(Json.bytes(Vectors.wire(Vectors.vector(7)))))
                .isEqualTo(new Opened.No("-1", "金额不一致", true));
    }

    @Test
    void our_acknowledgement_is_the_vectors() {
        JsonNode vector = Vectors.vector(8);
        Instant at = Instant.parse("2024-03-15T01:31:11Z");

        ObjectNode sent =
                (ObjectNode) Json.parse(seal.acknowledgement(true, at)).orElseThrow();
        byte[] signature = Base64.getDecoder().decode(sent.remove("signData").asText());

        assertThat(Canonical.signText(sent, Vectors.SECRET.reveal(), Leaves.TEXT))
                .isEqualTo(vector.path("signText").asText());
        assertThat(verifierOf(vector)
                        .verify(Vectors.utf8(vector.path("signText").asText()), signature))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"appSecret", "appId"})
    void the_callers_user_id_of_the_reference_code_does_not_verify(String name) {
        JsonNode vector = Vectors.vector(1);
        Verifier other = SoftKeys.verifier(Vectors.key("hospitalPublic"), Vectors.key(name));

        assertThat(other.verify(Vectors.utf8(vector.path("signText").asText()), raw(vector)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "timestamp", "type", "version"})
    void a_changed_signed_member_breaks_the_answer(String member) {
        ObjectNode wire = Vectors.wire(Vectors.vector(3));
        wire.put(member, wire.path(member).asText() + "1");

        assertThat(seal.answer(Json.bytes(wire))).isInstanceOf(Opened.Unreadable.class);
    }

    @Test
    void success_turned_over_or_written_as_True_breaks_the_answer() {
        ObjectNode turned = Vectors.wire(Vectors.vector(3)).put("success", false);
        ObjectNode capital = Vectors.wire(Vectors.vector(3)).put("success", "True");

        assertThat(seal.answer(Json.bytes(turned))).isInstanceOf(Opened.Unreadable.class);
        assertThat(seal.answer(Json.bytes(capital))).isInstanceOf(Opened.Unreadable.class);
    }

    @Test
    void extra_may_say_anything() {
        ObjectNode wire = Vectors.wire(Vectors.vector(3));
        wire.putObject("extra").put("relay", "7");

        assertThat(seal.answer(Json.bytes(wire))).isInstanceOf(Opened.Yes.class);
    }

    @Test
    void lower_case_hex_is_the_same_data() {
        ObjectNode wire = Vectors.wire(Vectors.vector(3));
        wire.put("encData", wire.path("encData").asText().toLowerCase(Locale.ROOT));

        assertThat(seal.answer(Json.bytes(wire))).isInstanceOf(Opened.Yes.class);
    }

    @Test
    void keys_sorted_without_regard_to_case_do_not_verify() {
        JsonNode vector = Vectors.vector(5);
        String text = vector.path("signText").asText();
        String list = "\"medListName\":\"a/b \\\"q\\\" \\\\ <&=>'\",";
        String wrong = text.replace(list, "").replace("\"nest\"", list + "\"nest\"");

        assertThat(wrong).isNotEqualTo(text);
        assertThat(verifierOf(vector).verify(Vectors.utf8(wrong), raw(vector))).isFalse();
    }

    @Test
    void a_private_key_of_33_bytes_is_the_same_key() {
        Signer longer = SoftKeys.signer(new Secret(Vectors.key("hospitalPrivate33")), SoftKeys.USER_ID);
        byte[] message = Vectors.utf8("message");

        assertThat(SoftKeys.verifier(Vectors.key("hospitalPublic"), SoftKeys.USER_ID)
                        .verify(message, longer.sign(message)))
                .isTrue();
    }

    @Test
    void an_unsigned_success_is_not_believed_and_an_unsigned_refusal_is() {
        ObjectNode success = Vectors.wire(Vectors.vector(3));
        success.remove("signData");
        ObjectNode refusal = Vectors.wire(Vectors.vector(7));
        refusal.remove("signData");

        assertThat(seal.answer(Json.bytes(success))).isInstanceOf(Opened.Unreadable.class);
        assertThat(seal.answer(Json.bytes(refusal))).isEqualTo(new Opened.No("-1", "金额不一致", false));
    }

    @Test
    void an_answer_put_into_another_envelope_is_found() {
        ObjectNode outer = Json.object().put("code", 0);
        outer.putObject("output").set("body", Vectors.wire(Vectors.vector(3)));
        ObjectNode asText = Json.object().put("code", 0);
        asText.put("data", Vectors.wire(Vectors.vector(3)).toString());

        assertThat(seal.answer(Json.bytes(outer))).isInstanceOf(Opened.Yes.class);
        assertThat(seal.answer(Json.bytes(asText))).isInstanceOf(Opened.Yes.class);
    }

    @Test
    void an_envelope_five_levels_down_is_not_looked_for() {
        ObjectNode node = Vectors.wire(Vectors.vector(3));
        for (int i = 0; i < 5; i++) {
            ObjectNode outer = Json.object().put("code", "0");
            outer.set("data", node);
            node = outer;
        }

        assertThat(seal.answer(Json.bytes(node))).isInstanceOf(Opened.Unreadable.class);
    }

    @Test
    void numbers_left_as_they_are_verify_only_where_that_dialect_is_allowed() {
        ObjectNode data = Json.object().put("payOrdId", "X").put("flag", true);
        data.put("feeSumamt", new java.math.BigDecimal("25.00"));
        byte[] body = CentreVoice.says("0", "成功", true, data, Leaves.AS_RECEIVED);
        CentreDialect strict = CentreVoice.withNumberDialect(national, false);

        assertThat(seal.answer(body)).isInstanceOfSatisfying(Opened.Yes.class, yes -> assertThat(yes.dialect())
                .isEqualTo(Leaves.AS_RECEIVED));
        assertThat(new Seal(Vectors.hospital(strict)).answer(body)).isInstanceOf(Opened.Unreadable.class);
    }

    @Test
    void a_DER_signature_is_taken_only_behind_its_switch() throws Exception {
        ObjectNode wire = Vectors.wire(Vectors.vector(3));
        byte[] raw = raw(Vectors.vector(3));
        BigInteger order = new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);
        byte[] der = StandardDSAEncoding.INSTANCE.encode(
                order, new BigInteger(1, Arrays.copyOf(raw, 32)), new BigInteger(1, Arrays.copyOfRange(raw, 32, 64)));
        wire.put("signData", Base64.getEncoder().encodeToString(der));

        assertThat(seal.answer(Json.bytes(wire))).isInstanceOf(Opened.Unreadable.class);
        assertThat(new Seal(Vectors.hospital(CentreVoice.withDer(national))).answer(Json.bytes(wire)))
                .isInstanceOf(Opened.Yes.class);
    }

    @Test
    void an_answer_for_another_application_is_not_ours() {
        JsonNode data = Json.object().put("payOrdId", "X");

        assertThat(seal.answer(CentreVoice.yesTo(Vectors.APP_ID, data))).isInstanceOf(Opened.Yes.class);
        assertThat(seal.answer(CentreVoice.yesTo("B" + Vectors.APP_ID.substring(1), data)))
                .isInstanceOf(Opened.Unreadable.class);
    }

    @Test
    void data_that_the_ports_would_write_differently_are_found() {
        assertThat(Canonical.unfit(Json.object().put("a", "1"), "x")).isEmpty();
        assertThat(Canonical.unfit(Json.object().put("a", 1), "x")).contains("x.a");
        assertThat(Canonical.unfit(Json.object().put("a", "b\u0007"), "x")).contains("x.a");
        assertThat(Canonical.unfit(Json.object().put("a", "\u2028"), "x")).contains("x.a");
        ObjectNode emptyList = Json.object();
        emptyList.putArray("list");
        assertThat(Canonical.unfit(emptyList, "x")).contains("x.list");
    }

    @Test
    void one_seal_serves_many_threads() {
        byte[] body = Json.bytes(Vectors.wire(Vectors.vector(3)));

        boolean all = IntStream.range(0, 200).parallel().allMatch(i -> {
            byte[] sent = seal.request(Json.object().put("n", Integer.toString(i)), Instant.EPOCH);
            return sent.length > 0 && seal.answer(body) instanceof Opened.Yes;
        });

        assertThat(all).isTrue();
    }
}

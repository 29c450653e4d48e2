package io.medsettle.adapter.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.wechat.wire.MixType;
import io.medsettle.adapter.wechat.wire.MixedAmounts;
import io.medsettle.adapter.wechat.wire.Sealed;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

class PublishedVectorsTest {
    private final AtomicReference<byte[]> signed = new AtomicReference<>(new byte[0]);
    private final SettableClock clock = SettableClock.aMondayMorning();

    @Test
    void an_id_number_is_digested_as_wechat_prints_it() {
        for (JsonNode each : Vectors.vector("v2-id-digest.json").path("cases")) {
            assertThat(IdDigest.of(each.path("id").asText()))
                    .isEqualTo(each.path("digest").asText());
        }
    }

    @Test
    void the_invoke_signature_is_over_the_published_message_and_the_published_signature_fits_it() {
        JsonNode vector = Vectors.vector("v4-invoke-signature.json");
        for (JsonNode each : vector.path("cases")) {
            clock.set(Instant.ofEpochSecond(each.path("timeStamp").asLong()));
            Seal seal = seal(each.path("nonceStr").asText(), List.of(Sample.API_V3_KEY));
            seal.invocation(each.path("appId").asText(), each.path("fourthLine").asText());
            assertThat(sha256(signed.get()))
                    .isEqualTo(each.path("messageSha256").asText());
            PlatformKey key = PlatformKey.ofPublicKey(
                    "PUB_KEY_ID_X", vector.path("publicKey").asText());
            byte[] signature = Base64.getDecoder().decode(each.path("signature").asText());
            assertThat(key.verifier().verify(signed.get(), signature)).isTrue();
            byte[] cut = Arrays.copyOf(signed.get(), signed.get().length - 1);
            assertThat(key.verifier().verify(cut, signature)).isFalse();
        }
    }

    @Test
    void a_request_is_signed_over_the_published_message() {
        JsonNode vector = Vectors.vector("v9-request-signing.json");
        clock.set(Instant.ofEpochSecond(vector.path("timestamp").asLong()));
        Seal seal = seal(vector.path("nonce").asText(), List.of(Sample.API_V3_KEY));
        PlatformKey key =
                PlatformKey.ofPublicKey("PUB_KEY_ID_X", vector.path("publicKey").asText());
        for (JsonNode each : vector.path("cases")) {
            String header = seal.authorization(
                    each.path("method").asText(),
                    each.path("target").asText(),
                    each.path("body").asText().getBytes(UTF_8));
            assertThat(sha256(signed.get()))
                    .isEqualTo(each.path("messageSha256").asText());
            assertThat(header).startsWith("WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\",nonce_str=\"593BEC0C");
            if (each.has("signature")) {
                byte[] signature =
                        Base64.getDecoder().decode(each.path("signature").asText());
                assertThat(key.verifier().verify(signed.get(), signature)).isTrue();
            }
        }
    }

    @Test
    void hidden_texts_open_with_their_key_only() {
        for (JsonNode each : Vectors.vector("v5-aes-gcm.json").path("cases")) {
            Secret key = new Secret(each.path("key").asText());
            Sealed sealed = new Sealed(
                    each.path("nonce").asText(),
                    each.path("associatedData").asText(),
                    each.path("ciphertext").asText());
            Secret other = new Secret("x".repeat(32));
            assertThat(opened(sealed, key)).contains(each.path("plaintext").asText());
            assertThat(opened(sealed, other, key))
                    .contains(each.path("plaintext").asText());
            assertThat(opened(sealed, other)).isEmpty();
            assertThat(opened(new Sealed(sealed.nonce(), "else", sealed.ciphertext()), key))
                    .isEmpty();
            assertThat(opened(new Sealed("111111111111", sealed.associatedData(), sealed.ciphertext()), key))
                    .isEmpty();
        }
    }

    @Test
    void the_partner_signature_is_the_published_one() {
        JsonNode vector = Vectors.vector("v6-god-portal-signature.json");
        byte[] mac = WechatKeys.partnerMac(new Secret(vector.path("secret").asText()))
                .mac((vector.path("partnerId").asText()
                                + vector.path("timestamp").asText())
                        .getBytes(UTF_8));
        assertThat(HexFormat.of().formatHex(mac))
                .isEqualTo(vector.path("signature").asText());
    }

    @Test
    void the_complete_callback_is_read_byte_for_byte() {
        JsonNode vector = Vectors.vector("v8-callback.json");
        byte[] body = Vectors.bytes("/vectors/wechat/" + vector.path("body").asText());
        assertThat(sha256(body)).isEqualTo(vector.path("bodySha256").asText());
        clock.set(OffsetDateTime.parse(vector.path("clock").asText()).toInstant());
        PlatformKey key = PlatformKey.ofPublicKey(
                "PUB_KEY_ID_V8", vector.path("publicKey").asText());
        WechatSettings settings = Sample.settings(
                URI.create("https://api.mch.weixin.qq.com"), List.of(key), Optional.empty(), Sample.medical());
        WechatCallbacks callbacks = new WechatPay(settings, new ScriptedWechat(clock), clock).callbacks();
        RawCallback raw = new RawCallback(
                "mixed",
                Map.of(
                        "wechatpay-serial", List.of("PUB_KEY_ID_V8"),
                        "wechatpay-timestamp", List.of(vector.path("timestamp").asText()),
                        "wechatpay-nonce", List.of(vector.path("nonce").asText()),
                        "wechatpay-signature", List.of(vector.path("signature").asText())),
                body);
        assertThat(callbacks.read(raw)).isInstanceOfSatisfying(Reading.Genuine.class, genuine -> {
            assertThat(genuine.knock().text())
                    .isEqualTo(vector.path("plaintext").asText());
            assertThat(genuine.knock().numbers()).containsExactly("GZ20260105000001", "MIX20260105000000000001");
        });
        clock.tick(Duration.ofMinutes(5));
        assertThat(callbacks.read(raw)).isInstanceOf(Reading.Forged.class);
    }

    @Test
    void the_official_amounts_add_up_and_one_fen_more_or_less_in_any_of_them_does_not() {
        JsonNode v = Vectors.vector("v11-amounts.json");
        long[] fen = {
            v.path("total_fee").asLong(),
            v.path("med_ins_gov_fee").asLong(),
            v.path("med_ins_self_fee").asLong(),
            v.path("med_ins_other_fee").asLong(),
            v.path("med_ins_cash_fee").asLong(),
            v.path("wechat_pay_cash_fee").asLong(),
            v.path("cash_add_fee").asLong(),
            v.path("cash_reduce_fee").asLong()
        };
        assertThat(amounts(fen).defect(MixType.CASH_AND_INSURANCE)).isEmpty();
        for (int i = 0; i < fen.length; i++) {
            for (int off : new int[] {-1, 1}) {
                long[] wrong = fen.clone();
                wrong[i] += off;
                assertThat(amounts(wrong).defect(MixType.CASH_AND_INSURANCE)).isPresent();
            }
        }
    }

    @Test
    void each_mix_type_has_amounts_of_its_own() {
        assertThat(MixedAmounts.of(MixType.CASH_ONLY, 0, 0, 0, 50_00).defect(MixType.CASH_ONLY))
                .isEmpty();
        assertThat(amounts(new long[] {50_01, 0, 0, 0, 0, 50_00, 0, 0}).defect(MixType.CASH_ONLY))
                .isPresent();
        assertThat(amounts(new long[] {60_00, 10_00, 0, 0, 0, 50_00, 0, 0}).defect(MixType.CASH_ONLY))
                .isPresent();
        assertThat(amounts(new long[8]).defect(MixType.CASH_ONLY)).isPresent();
        assertThat(MixedAmounts.of(MixType.INSURANCE_ONLY, 10_00, 0, 0, 0).defect(MixType.INSURANCE_ONLY))
                .isEmpty();
        assertThat(MixedAmounts.of(MixType.INSURANCE_ONLY, 10_00, 0, 0, 1).defect(MixType.INSURANCE_ONLY))
                .isPresent();
        MixType both = MixType.CASH_AND_INSURANCE;
        assertThat(MixedAmounts.of(both, 0, 0, 0, 50_00).defect(both)).isEmpty();
        assertThat(MixedAmounts.of(both, 10_00, 0, 0, 0).defect(both)).isPresent();
        assertThat(amounts(new long[] {10_00, 10_00, -1, 1, 0, 0, 0, 0}).defect(both))
                .isPresent();
    }

    @Test
    void a_field_is_sealed_with_oaep_sha1_and_opens_with_no_other_padding() throws GeneralSecurityException {
        String sealed = FieldSeal.seal(Sample.WECHAT.getPublic(), "测试甲");
        Cipher right = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        right.init(Cipher.DECRYPT_MODE, Sample.WECHAT.getPrivate());
        assertThat(new String(right.doFinal(Base64.getDecoder().decode(sealed)), UTF_8))
                .isEqualTo("测试甲");
        Cipher wrong = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        wrong.init(Cipher.DECRYPT_MODE, Sample.WECHAT.getPrivate());
        assertThatThrownBy(() -> wrong.doFinal(Base64.getDecoder().decode(sealed)))
                .isInstanceOf(GeneralSecurityException.class);
    }

    private static MixedAmounts amounts(long[] fen) {
        return new MixedAmounts(fen[0], fen[1], fen[2], fen[3], fen[4], fen[5], fen[6], fen[7]);
    }

    private Optional<String> opened(Sealed sealed, Secret... keys) {
        return seal("n", List.of(keys)).open(sealed).map(bytes -> new String(bytes, UTF_8));
    }

    private Seal seal(String nonce, List<Secret> apiV3Keys) {
        WechatSettings s = Sample.settings();
        Signer watching = message -> {
            signed.set(message);
            return new byte[256];
        };
        WechatSettings with = new WechatSettings(
                s.base(),
                s.appid(),
                s.mchid(),
                s.merchantSerial(),
                watching,
                Optional.empty(),
                apiV3Keys,
                s.platformKeys(),
                s.certificatesApart(),
                s.callbackBase(),
                s.description(),
                s.orderLife(),
                s.deadline(),
                s.production(),
                s.medical());
        return new Seal(with, clock, () -> nonce);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

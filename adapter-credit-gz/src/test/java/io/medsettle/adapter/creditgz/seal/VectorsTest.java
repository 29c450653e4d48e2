package io.medsettle.adapter.creditgz.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.creditgz.profile.CipherRule.Iv;
import io.medsettle.adapter.creditgz.profile.CipherRule.Mode;
import io.medsettle.adapter.creditgz.profile.SignRule;
import io.medsettle.adapter.creditgz.profile.SignRule.Variant;
import io.medsettle.adapter.creditgz.profile.Spot;
import io.medsettle.adapter.creditgz.wire.Json;
import io.medsettle.ports.crypto.Signer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;

/** The published vectors of credit-gz §5.5, and what they say nothing about. */
class VectorsTest {
    private static final byte[] NONE = new byte[0];

    private static SignRule rule(Variant variant, boolean upper, boolean first) {
        return new SignRule(new Spot("", 1), variant, false, upper, false, "key", first);
    }

    private static byte[] biz() {
        return Published.of("biz").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void sm3_of_abc_and_of_a_key() {
        assertThat(Sm3.hex("abc")).isEqualTo(Published.of("sm3.abc"));
        assertThat(Sm3.hex(Published.of("sign.key"))).isEqualTo(Published.of("sm3.sign-key"));
    }

    @Test
    void one_block_without_padding() {
        byte[] key = HexFormat.of().parseHex(Published.of("sm4.block.key"));
        Sm4 cipher = new Sm4(Mode.ECB, false, Iv.NONE, key, NONE);
        byte[] sealed = cipher.encrypt(key);
        assertThat(HexFormat.of().formatHex(sealed)).isEqualTo(Published.of("sm4.block.sealed"));
        assertThat(cipher.decrypt(sealed)).isEqualTo(key);
    }

    @Test
    void content_by_electronic_code_book_and_by_chaining() {
        assertThat(biz()).hasSize(89);
        Sm4 ecb = new Sm4(Mode.ECB, true, Iv.NONE, Published.ascii("enc.key"), NONE);
        Sm4 cbc = new Sm4(Mode.CBC, true, Iv.FIXED, Published.ascii("enc.key"), Published.ascii("iv"));
        assertThat(Base64.getEncoder().encodeToString(ecb.encrypt(biz()))).isEqualTo(Published.of("biz.ecb"));
        assertThat(Base64.getEncoder().encodeToString(cbc.encrypt(biz()))).isEqualTo(Published.of("biz.cbc"));
        assertThat(cbc.decrypt(Base64.getDecoder().decode(Published.of("biz.cbc"))))
                .isEqualTo(biz());
    }

    @Test
    void a_prefixed_vector_is_another_one_each_time_and_stands_before_the_cipher() {
        for (Mode mode : new Mode[] {Mode.CBC, Mode.GCM}) {
            Sm4 cipher = new Sm4(mode, true, Iv.PREFIXED, Published.ascii("enc.key"), NONE);
            byte[] first = cipher.encrypt(biz());
            byte[] second = cipher.encrypt(biz());
            int head = mode == Mode.GCM ? 12 : 16;
            assertThat(first).isNotEqualTo(second);
            assertThat(cipher.decrypt(first)).isEqualTo(biz());
            Sm4 fixed = new Sm4(mode, true, Iv.FIXED, Published.ascii("enc.key"), Arrays.copyOf(first, head));
            assertThat(fixed.encrypt(biz())).isEqualTo(Arrays.copyOfRange(first, head, first.length));
        }
    }

    @Test
    void what_was_not_made_with_the_key_does_not_open() {
        Sm4 gcm = new Sm4(Mode.GCM, true, Iv.PREFIXED, Published.ascii("enc.key"), NONE);
        byte[] sealed = gcm.encrypt(biz());
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> gcm.decrypt(sealed)).isInstanceOf(IllegalArgumentException.class);
        Sm4 ecb = new Sm4(Mode.ECB, true, Iv.NONE, Published.ascii("enc.key"), NONE);
        assertThatThrownBy(() -> ecb.decrypt(new byte[15])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sm4(Mode.ECB, true, Iv.NONE, new byte[15], NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sm4(Mode.GCM, true, Iv.FIXED, Published.ascii("enc.key"), Published.ascii("iv")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_sign_text_is_the_published_one_and_so_are_its_digests() {
        ObjectNode outer = Json.object();
        outer.put("version", "1.0.0").put("transCode", "HOS00001").put("merId", "898440180620001");
        outer.put("orgCode", "H44010000001").put("transNo", "20241115093015000000000000000001");
        outer.put("transTime", "20241115093015")
                .put("signType", "SM3")
                .put("encType", "SM4")
                .put("keyId", "k1");
        outer.put("bizContent", Published.of("biz.ecb"))
                .put("sign", "whatever")
                .put("empty", "")
                .putNull("nothing");
        SignRule rule = rule(Variant.SM3_KEY_PARAM, false, false);
        String text = SignText.of(rule, outer, "bizContent", Published.of("biz.ecb"), "sign");
        assertThat(text).isEqualTo(Published.of("sign.text"));
        String key = Published.of("sign.key");
        assertThat(SignText.digest(rule, text, key)).isEqualTo(Published.of("sign.key-param"));
        assertThat(SignText.digest(rule(Variant.SM3_HASHED_KEY, false, false), text, key))
                .isEqualTo(Published.of("sign.hashed-key"));
        assertThat(SignText.digest(rule(Variant.HMAC_SM3, true, false), text, key))
                .isEqualTo(Published.of("sign.hmac").toUpperCase(Locale.ROOT));
        assertThat(SignText.digest(rule(Variant.SM3_KEY_PARAM, false, true), text, key))
                .isEqualTo(Sm3.hex("key=" + key + "&" + text));
    }

    @Test
    void a_pair_of_keys_signs_what_the_other_verifies() {
        BigInteger d = new BigInteger("1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef", 16);
        byte[] point = CustomNamedCurves.getByName("sm2p256v1")
                .getG()
                .multiply(d)
                .normalize()
                .getEncoded(false);
        Signer signer = Sm2.signer(d.toByteArray());
        byte[] signature = signer.sign(biz());
        assertThat(Sm2.verifier(point).verify(biz(), signature)).isTrue();
        assertThat(Sm2.verifier(point).verify(NONE, signature)).isFalse();
        assertThat(Sm2.verifier(point).verify(biz(), new byte[] {1, 2, 3})).isFalse();
        assertThatThrownBy(() -> Sm2.signer(new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }
}

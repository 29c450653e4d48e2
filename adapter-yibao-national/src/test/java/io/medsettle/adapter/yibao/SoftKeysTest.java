package io.medsettle.adapter.yibao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import io.medsettle.ports.value.Secret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;

/** Primitives against GM/T samples and the derivation of mobile-pay §2.8. */
class SoftKeysTest {
    private static final String HOSPITAL_PRIVATE = "OUUgj3shRLE/NuOKxtOflYiTk2koYLUaQvuB7033xbg=";
    private static final String HOSPITAL_PUBLIC =
            "BAn53zEeVCGhUN19Fh5LxcZyF5+tGDP8B2uwj/NW81AgzOpJDOJndaUtxupxjMGqYArtBfvzXghKZjL2By2prRM=";
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void SM4_of_the_standards_block() {
        byte[] block = HEX.parseHex("0123456789abcdeffedcba9876543210");

        assertThat(HEX.formatHex(new Sm4Cipher(block).encrypt(block))).startsWith("681edf34d206965e86b3e94f536e4246");
    }

    @Test
    void SM3_of_abc() {
        SM3Digest digest = new SM3Digest();
        byte[] out = new byte[32];
        digest.update("abc".getBytes(StandardCharsets.US_ASCII), 0, 3);
        digest.doFinal(out, 0);

        assertThat(HEX.formatHex(out)).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void the_standards_signature_verifies_raw_and_after_DER() throws Exception {
        byte[] raw = HEX.parseHex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
        byte[] message = "message digest".getBytes(StandardCharsets.US_ASCII);
        Verifier verifier = SoftKeys.verifier(HOSPITAL_PUBLIC, SoftKeys.USER_ID);
        BigInteger order = new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);
        byte[] der = StandardDSAEncoding.INSTANCE.encode(
                order, new BigInteger(1, Arrays.copyOf(raw, 32)), new BigInteger(1, Arrays.copyOfRange(raw, 32, 64)));

        assertThat(verifier.verify(message, raw)).isTrue();
        assertThat(verifier.verify(message, der)).isFalse();
        assertThat(SoftKeys.rawOfDer(der)).hasValueSatisfying(r -> assertThat(r).isEqualTo(raw));
        assertThat(SoftKeys.rawOfDer(raw)).isEmpty();
    }

    @Test
    void the_SM4_key_is_the_first_16_characters_of_upper_case_hex() {
        Secret secret = new Secret("0F1E2D3C4B5A69788796A5B4C3D2E1F0");
        Secret official = new Secret("4117E877F5FA0A0188891283E4B617D5");

        assertThat(SoftKeys.derived("A1B2C3D4E5F60718293A4B5C6D7E8F90", secret)).isEqualTo("5F3AA3A19DCB4C86");
        assertThat(SoftKeys.derived("43AF047BBA47FC8A1AE8EFB232BDBBCB", official))
                .isEqualTo("863B5F40C70B71EA");
    }

    @Test
    void a_public_key_without_its_first_byte_is_the_same_key() {
        byte[] point = Base64.getDecoder().decode(HOSPITAL_PUBLIC);
        String bare = Base64.getEncoder().encodeToString(Arrays.copyOfRange(point, 1, 65));
        byte[] message = {1, 2, 3};
        Signer signer = SoftKeys.signer(new Secret(HOSPITAL_PRIVATE), SoftKeys.USER_ID);

        assertThat(SoftKeys.verifier(bare, SoftKeys.USER_ID).verify(message, signer.sign(message)))
                .isTrue();
        assertThat(signer.sign(message)).hasSize(64);
    }

    @Test
    void bytes_that_are_no_signature_are_simply_wrong() {
        Verifier verifier = SoftKeys.verifier(HOSPITAL_PUBLIC, SoftKeys.USER_ID);

        assertThat(verifier.verify(new byte[] {1}, new byte[0])).isFalse();
        assertThat(verifier.verify(new byte[] {1}, new byte[64])).isFalse();
        assertThat(verifier.verify(new byte[] {1}, new byte[65])).isFalse();
    }

    @Test
    void bytes_sealed_with_another_key_do_not_open() {
        var cipher = SoftKeys.dataCipher("A1B2C3D4E5F60718293A4B5C6D7E8F90", new Secret("x"));

        assertThatThrownBy(() -> cipher.decrypt(new byte[17])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cipher.decrypt(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_bad_key_is_refused_without_being_printed() {
        assertThatThrownBy(() -> SoftKeys.signer(new Secret("AA=="), SoftKeys.USER_ID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("AA==");
        assertThatThrownBy(() -> SoftKeys.verifier("not base64!", SoftKeys.USER_ID))
                .hasMessageContaining("not Base64");
        assertThatThrownBy(() -> SoftKeys.verifier("AAAA", SoftKeys.USER_ID)).hasMessageContaining("64 bytes");
    }
}

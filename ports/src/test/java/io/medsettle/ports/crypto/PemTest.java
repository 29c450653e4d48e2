package io.medsettle.ports.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    private static final KeyPair KEYS = keys();
    private static final byte[] WORDS = "订单".getBytes(StandardCharsets.UTF_8);

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] key) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + kind
                + "-----\n";
    }

    private static String bare(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    @Test
    void a_key_is_read_as_pem_as_bare_base64_and_with_line_ends_spelt_out() {
        byte[] open = KEYS.getPublic().getEncoded();
        byte[] own = KEYS.getPrivate().getEncoded();
        String open1 = pem("PUBLIC KEY", open);
        String own1 = pem("PRIVATE KEY", own);

        for (String text :
                new String[] {open1, bare(open), open1.replace("\n", "\\n"), open1.replace("\n", "\\r\\n")}) {
            assertThat(Pem.publicKey(text)).isEqualTo(KEYS.getPublic());
        }
        for (String text : new String[] {own1, bare(own), own1.replace("\n", "\\n")}) {
            assertThat(Pem.privateKey(new Secret(text))).isEqualTo(KEYS.getPrivate());
        }
    }

    @Test
    void one_kind_of_key_is_never_taken_for_another() {
        String own = pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());
        String wrong = pem("CERTIFICATE", KEYS.getPublic().getEncoded());

        assertThatThrownBy(() -> Pem.publicKey(own)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pem.publicKey(wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pem.certificate(wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pem.certificates(wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "c2VjcmV0LXNlY3JldA==", "-----BEGIN PRIVATE KEY-----"})
    void what_is_no_key_is_refused_without_a_word_of_it(String text) {
        assertThatThrownBy(() -> Pem.privateKey(new Secret(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a PKCS#8 RSA private key")
                .hasNoCause();
    }

    @Test
    void what_was_signed_verifies_and_nothing_else_does() {
        byte[] signature = Rsa.signer(KEYS.getPrivate()).sign(WORDS);
        Verifier verifier = Rsa.verifier(KEYS.getPublic());

        assertThat(verifier.verify(WORDS, signature)).isTrue();
        assertThat(verifier.verify("订單".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
        assertThat(verifier.verify(WORDS, new byte[] {1, 2, 3})).isFalse();
        assertThat(verifier.verify(WORDS, new byte[0])).isFalse();
    }
}

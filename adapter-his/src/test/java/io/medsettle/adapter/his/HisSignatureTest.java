package io.medsettle.adapter.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HisSignatureTest {
    private static final byte[] BODY = "{\"gatewayOrderNo\":\"W01\"}".getBytes(StandardCharsets.UTF_8);

    private final HisSignature signature = HisSignature.hmacSha256(new Secret("sample-secret"));

    @Test
    void it_is_what_openssl_computes() {
        assertThat(signature.sign("POST", "/his/v1/outpatient/orders/state", "req-1", "1767576600000", BODY))
                .isEqualTo("303fa4b52c9053d482d16cf44e7f6750b8130da401e678bcdd7c371367577387");
        assertThat(signature.sign("GET", "/his/v1/ping", "req-2", "1767576600000", new byte[0]))
                .isEqualTo("b987ba86f2ac03b159647eb73906d769cbbf59b307c3cddd4a66e78f7a82d4be");
    }

    @Test
    void it_verifies_what_it_signed_and_nothing_else() {
        String signed = signature.sign("POST", "/p", "r", "1", BODY);

        assertThat(signature.verify("POST", "/p", "r", "1", BODY, signed)).isTrue();
        assertThat(signature.verify("PUT", "/p", "r", "1", BODY, signed)).isFalse();
        assertThat(signature.verify("POST", "/q", "r", "1", BODY, signed)).isFalse();
        assertThat(signature.verify("POST", "/p", "s", "1", BODY, signed)).isFalse();
        assertThat(signature.verify("POST", "/p", "r", "2", BODY, signed)).isFalse();
        assertThat(signature.verify("POST", "/p", "r", "1", new byte[0], signed))
                .isFalse();
        assertThat(signature.verify("POST", "/p", "r", "1", BODY, "nonsense")).isFalse();
        assertThat(HisSignature.hmacSha256(new Secret("other")).verify("POST", "/p", "r", "1", BODY, signed))
                .isFalse();
    }

    @Test
    void it_takes_an_embedders_sockets() {
        HisSignature own = new HisSignature(message -> new byte[] {(byte) message.length}, body -> new byte[] {1, 2});

        assertThat(own.sign("GET", "/", "r", "1", new byte[0])).isEqualTo("0e");
    }

    @Test
    void it_prints_no_key_and_wants_one() {
        assertThat(signature.toString()).isEqualTo("HisSignature[***]");
        assertThatThrownBy(() -> HisSignature.hmacSha256(new Secret(""))).isInstanceOf(IllegalArgumentException.class);
    }
}

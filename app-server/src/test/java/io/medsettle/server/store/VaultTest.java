package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.value.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VaultTest {
    private final Secret secret = new Secret("付款码 134567890123456789");

    @Test
    void what_was_closed_opens_under_the_same_purpose_and_name_only() {
        Vault vault = TestVault.vault();
        Box box = vault.close("sealed", "ref-1", secret);
        assertThat(vault.openText("sealed", "ref-1", box)).isEqualTo(secret);
        assertThatThrownBy(() -> vault.open("sealed", "ref-2", box)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open("token", "ref-1", box)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_changed_byte_is_noticed_wherever_it_is() {
        Vault vault = TestVault.vault();
        Box box = vault.close("sealed", "ref-1", secret);
        for (int i = 0; i < box.bytes().length; i++) {
            byte[] changed = box.bytes().clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open("sealed", "ref-1", new Box("k1", changed)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> vault.open("sealed", "ref-1", new Box("k1", new byte[5])))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_text_never_looks_the_same_twice() {
        Vault vault = TestVault.vault();
        assertThat(vault.close("sealed", "r", secret).bytes())
                .isNotEqualTo(vault.close("sealed", "r", secret).bytes());
    }

    @Test
    void an_old_key_still_opens_what_it_closed_and_a_lost_one_is_named() {
        Box old = TestVault.vault().close("sealed", "r", secret);
        Vault both = new Vault("k2", Map.of("k1", TestVault.key(1), "k2", TestVault.key(2)));
        assertThat(both.openText("sealed", "r", old)).isEqualTo(secret);
        assertThat(both.close("sealed", "r", secret).keyId()).isEqualTo("k2");
        Vault without = new Vault("k2", Map.of("k2", TestVault.key(2)));
        assertThatThrownBy(() -> without.open("sealed", "r", old)).hasMessageContaining("k1");
    }

    @Test
    void a_vault_without_a_proper_key_is_not_built_and_never_tells_the_key() {
        assertThatThrownBy(() -> new Vault("k1", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vault("k1", Map.of("k1", new Secret("c2hvcnQ="))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vault("k1", Map.of("k1", new Secret("not base64!"))))
                .hasMessageNotContaining("not base64!");
        assertThat(TestVault.vault().toString()).isEqualTo("Vault[k1 of [k1]]");
    }
}

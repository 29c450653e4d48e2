package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.value.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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

    @Test
    void sm4_gcm_is_that_of_the_published_vector() throws GeneralSecurityException {
        byte[] key = hex("0123456789ABCDEFFEDCBA9876543210");
        byte[] iv = hex("00001234567800000000ABCD");
        byte[] name = hex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
        byte[] plain = hex("AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
                + "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA");
        byte[] closed = hex("17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
                + "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
                + "83DE3541E4C2B58177E065A9BF7B62EC");
        assertThat(VaultAlgorithm.SM4_GCM.run(true, key, iv, name, plain)).isEqualTo(closed);
        assertThat(VaultAlgorithm.SM4_GCM.run(false, key, iv, name, closed)).isEqualTo(plain);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT));
    }

    @Test
    void boxes_of_both_algorithms_lie_side_by_side_and_none_passes_for_the_other() {
        Vault aes = TestVault.vault();
        Vault sm4 = new Vault(VaultAlgorithm.SM4_GCM, "k1", Map.of("k1", TestVault.key(1)));
        Box first = aes.close("sealed", "r", secret);
        Box second = sm4.close("sealed", "r", secret);
        assertThat(List.of(first.keyId(), second.keyId())).containsExactly("k1", "k1/SM4");
        assertThat(second.bytes()).hasSameSizeAs(first.bytes());
        for (Vault each : List.of(aes, sm4)) {
            assertThat(each.openText("sealed", "r", first)).isEqualTo(secret);
            assertThat(each.openText("sealed", "r", second)).isEqualTo(secret);
        }
        assertThatThrownBy(() -> sm4.open("sealed", "r", new Box("k1/SM4", first.bytes())))
                .isInstanceOf(DoesNotOpen.class);
        assertThatThrownBy(() -> aes.open("sealed", "r", new Box("k1", second.bytes())))
                .isInstanceOf(DoesNotOpen.class);
        assertThat(sm4.toString()).isEqualTo("Vault[k1/SM4 of [k1]]");
    }

    @Test
    void by_what_people_are_found_does_not_change_with_the_algorithm() {
        Vault sm4 = new Vault(VaultAlgorithm.SM4_GCM, "k1", Map.of("k1", TestVault.key(1)));
        assertThat(sm4.mark("person-mark", "张三"))
                .isEqualTo(TestVault.vault().mark("person-mark", "张三"))
                .isEqualTo("a49bcf9933f2ff88fa6f9281aab793c6177e353197bef5407319460fdbd9ea64");
    }

    @Test
    void an_algorithm_and_a_name_that_cannot_be_are_refused() {
        assertThat(VaultAlgorithm.of(" sm4-gcm ")).isEqualTo(VaultAlgorithm.SM4_GCM);
        assertThatThrownBy(() -> VaultAlgorithm.of("DES")).hasMessageContaining("medsettle.vault.algorithm");
        assertThatThrownBy(() -> new Vault("a/b", Map.of("a/b", TestVault.key(1))))
                .hasMessageContaining("slash");
        String longest = "k".repeat(32);
        assertThat(new Vault(longest, Map.of(longest, TestVault.key(1))).currentId())
                .isEqualTo(longest);
        assertThatThrownBy(() -> new Vault(VaultAlgorithm.SM4_GCM, longest, Map.of(longest, TestVault.key(1))))
                .hasMessageContaining("too long");
    }
}

package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.KeyBook;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultCheckTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path data;

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (seed * 31 + i * 7);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A gateway has run with this key. */
    private void ranWith(String name, int seed) {
        try (TestDatabase database = TestDatabase.h2(data)) {
            Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
            new KeyBook(transactions, new Vault(name, Map.of(name, new Secret(key(seed)))), CLOCK).use();
        }
    }

    private Site site() {
        return Site.onlyHis(data, "https://his.example.org")
                .with("medsettle.vault.current", "k2")
                .with("medsettle.vault.keys.k2", key(2));
    }

    private List<String> told(Site site) {
        try (Installation installation = site.read();
                Database database = Database.open(installation)) {
            return Site.told(new VaultCheck(installation, database, CLOCK));
        }
    }

    @Test
    void a_key_that_values_need_and_the_settings_lack_must_be_brought_back() {
        ranWith("k1", 1);
        assertThat(told(site())).singleElement().asString().startsWith("MUST 有数据用密钥 k1 加密");
    }

    @Test
    void an_older_key_that_is_still_needed_is_told_and_one_of_another_content_must_be_changed_back() {
        ranWith("k1", 1);
        ranWith("k2", 2);
        assertThat(told(site().with("medsettle.vault.keys.k1", key(1))))
                .anyMatch(t -> t.startsWith("ATTENTION 旧密钥 k1 仍有数据在用"))
                .anyMatch(t -> t.startsWith("GOOD 密钥 k2 是现用的, 算法 AES-GCM"));
        assertThat(told(site().with("medsettle.vault.keys.k1", key(3))))
                .anyMatch(t -> t.startsWith("MUST medsettle.vault.keys.k1 不是加密数据时的那一把"))
                .noneMatch(t -> t.contains(key(3)));
    }

    @Test
    void the_algorithm_is_told_and_an_empty_database_is_well() {
        TestDatabase.h2(data).close();
        assertThat(told(site())).singleElement().asString().startsWith("GOOD 还没有数据");
        ranWith("k2", 2);
        assertThat(told(site().with("medsettle.vault.algorithm", "SM4-GCM")))
                .singleElement()
                .asString()
                .startsWith("GOOD 密钥 k2 是现用的, 算法 SM4-GCM");
        assertThat(told(site().with("medsettle.vault.algorithm", "DES")))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
    }

    @Test
    void a_next_key_that_another_node_holds_in_another_content_is_told_before_anybody_writes_under_it() {
        try (TestDatabase database = TestDatabase.h2(data)) {
            Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
            Map<String, Secret> keys = Map.of("k2", new Secret(key(2)), "k3", new Secret(key(3)));
            new KeyBook(transactions, new Vault("k2", keys), CLOCK).admit();
        }
        assertThat(told(site())).singleElement().asString().startsWith("GOOD 密钥 k2 是现用的");
        assertThat(told(site().with("medsettle.vault.keys.k3", key(3))))
                .anyMatch(t -> t.startsWith("GOOD 密钥 k3 已登记, 没有数据用它"));
        assertThat(told(site().with("medsettle.vault.keys.k3", key(4))))
                .anyMatch(t -> t.startsWith("MUST medsettle.vault.keys.k3 与别的节点所登记的不是同一把"))
                .noneMatch(t -> t.contains(key(4)));
    }

    @Test
    void without_a_database_nothing_is_said_to_be_well() {
        assertThat(told(site())).singleElement().asString().startsWith("UNKNOWN");
    }
}

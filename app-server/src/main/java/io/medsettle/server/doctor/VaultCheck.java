package io.medsettle.server.doctor;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.KeyBook;
import io.medsettle.server.store.KeyBook.Named;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.store.VaultAlgorithm;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 保险库: whether the settings hold every key that values in the database lie under, and whether an older one is still needed. */
final class VaultCheck implements Check {
    private static final String MONEY = "流水与账目不加密, 不受影响; 打不开的是姓名, 证件号, 授权码与报文, 缺了它们存疑的单可能查询不了";

    private final Installation installation;
    private final Database database;
    private final InstantSource clock;

    VaultCheck(Installation installation, Database database, InstantSource clock) {
        this.installation = installation;
        this.database = database;
        this.clock = clock;
    }

    static Map<String, Secret> keys(Installation installation) {
        Map<String, Secret> keys = new HashMap<>();
        installation.textsByName("medsettle.vault.keys").forEach((id, key) -> keys.put(id, new Secret(key)));
        return keys;
    }

    /** @throws IllegalArgumentException as the gateway's own start throws it */
    static Vault vault(Installation installation) {
        String word = installation.text("medsettle.vault.algorithm").orElse(VaultAlgorithm.AES_GCM.word());
        return new Vault(
                VaultAlgorithm.of(word),
                installation.text("medsettle.vault.current").orElse(""),
                keys(installation));
    }

    @Override
    public String name() {
        return "保险库";
    }

    @Override
    public List<Finding> look() {
        return database.transactions()
                .map(this::look)
                .orElse(List.of(Finding.unknown("数据库没有查到, 不知道数据用的是哪些密钥", "先处理“数据库”一项")));
    }

    private List<Finding> look(Transactions transactions) {
        List<Named> named;
        Vault vault;
        try {
            vault = vault(installation);
            named = new KeyBook(transactions, vault, clock).named();
        } catch (IllegalArgumentException e) {
            return List.of(Finding.unknown("密钥不能用, 没有核对", "先处理“设置”一项"));
        } catch (IllegalStateException e) {
            return List.of(Finding.attention("库里还没有密钥登记 (表结构升级之前)", "升级后 (启动一次网关) 再查一次"));
        }
        return named.isEmpty()
                ? List.of(Finding.good("还没有数据用保险库密钥加密"))
                : named.stream().map(each -> finding(each, vault)).toList();
    }

    private static Finding finding(Named each, Vault vault) {
        String key = each.key();
        return switch (each.standing()) {
            case CURRENT ->
                Finding.good("密钥 " + key + " 是现用的, 算法 " + vault.algorithm().word());
            case OLDER -> Finding.attention("旧密钥 " + key + " 仍有数据在用", "运行 rotate-keys (可在网关运行时), 它证明没有数据再用之前不要取出这把密钥");
            case HELD -> Finding.good("密钥 " + key + " 已登记, 没有数据用它");
            case DISPUTED ->
                Finding.must(
                        "medsettle.vault.keys." + key + " 与别的节点所登记的不是同一把, 本节点不启动",
                        "还没有数据用它: 核对各节点, 改正写错的那个; 写错的若是先登记的, 停下持有它的节点, 5 分钟后再启动, 或另起名称");
            case MISSING ->
                Finding.must("有数据用密钥 " + key + " 加密, 设置里却没有它, 网关不启动", "把它写回 medsettle.vault.keys." + key)
                        .money(MONEY);
            case DIFFERENT ->
                Finding.must("medsettle.vault.keys." + key + " 不是加密数据时的那一把, 网关不启动", "换回原来的密钥; 新密钥用新的名称")
                        .money(MONEY);
        };
    }
}

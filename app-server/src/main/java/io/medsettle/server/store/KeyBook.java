package io.medsettle.server.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Which master keys the database's values lie under (table {@code vault_key}), so that a node whose settings lack one, or hold another
 * under its name, is told so at its start and not by a patient. Safe to share between threads and nodes.
 */
public final class KeyBook {
    /** Every node says so often that it writes under its key; whoever has been silent for longer than {@link #SILENT} does not. */
    public static final Duration EVERY = Duration.ofMinutes(1);

    static final Duration SILENT = EVERY.multipliedBy(5);

    private static final String ALL = "SELECT key_id, mark, used_at FROM vault_key ORDER BY key_id";
    private static final String USED = "UPDATE vault_key SET used_at = ? WHERE key_id = ?";
    private static final String INSERT = "INSERT INTO vault_key (key_id, mark, used_at) VALUES (?, ?, ?)";
    private static final String KNOWN = "UPDATE vault_key SET mark = ? WHERE key_id = ? AND mark = ''";
    private static final String STRIKE = "DELETE FROM vault_key WHERE key_id = ? AND used_at < ?";

    private final Transactions transactions;
    private final Vault vault;
    private final InstantSource clock;

    public KeyBook(Transactions transactions, Vault vault, InstantSource clock) {
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
    }

    private record Row(String key, String mark) {}

    /** How a key that values lie under stands to the vault. */
    public enum Standing {
        /** The one that is written under. */
        CURRENT,
        /** An older one that is still needed. */
        OLDER,
        MISSING,
        DIFFERENT
    }

    /** One of the keys that the database names. */
    public record Named(String key, Standing standing) {}

    /** Every key that values lie under, as far as the database knows. */
    public List<Named> named() {
        return rows().stream().map(row -> new Named(row.key(), standing(row))).toList();
    }

    private List<Row> rows() {
        return transactions.read(c -> Rows.all(c, ALL, row -> new Row(row.getString(1), row.getString(2))));
    }

    private Standing standing(Row row) {
        if (!vault.keys().contains(row.key())) {
            return Standing.MISSING;
        }
        boolean same = row.mark().isEmpty() ? opens(row.key()) : row.mark().equals(vault.keyMark(row.key()));
        if (!same) {
            return Standing.DIFFERENT;
        }
        return row.key().equals(vault.currentKey()) ? Standing.CURRENT : Standing.OLDER;
    }

    /** Of a key that was never compared, one value of each table is opened. */
    private boolean opens(String key) {
        return transactions.read(c -> {
            for (SealedPlace place : SealedPlace.ALL) {
                if (!place.opens(c, vault, key)) {
                    return false;
                }
            }
            return true;
        });
    }

    /**
     * Notes that this node is going to write under its key, once it is certain that all others are there.
     *
     * @throws StartRefused by name if one is missing or another one
     */
    public void admit() {
        for (Named each : named()) {
            switch (each.standing()) {
                case MISSING ->
                    throw new StartRefused(
                            StartRefused.Why.KEY_MISSING,
                            "数据库里有数据用保险库密钥 " + each.key() + " 加密, 设置 medsettle.vault.keys 里却没有它, 网关不启动。"
                                    + "请把这把密钥写回; 确实要取出它, 先在有它的节点上运行 rotate-keys (见 docs/operations.md 第 6 节)");
                case DIFFERENT ->
                    throw new StartRefused(
                            StartRefused.Why.KEY_DIFFERS,
                            "设置 medsettle.vault.keys." + each.key() + " 不是加密数据时的那一把, 网关不启动。"
                                    + "请换回原来的密钥; 新的密钥要用新的名称, 不能沿用旧名称");
                case CURRENT, OLDER -> {
                    String mark = vault.keyMark(each.key());
                    transactions.write(c -> Rows.change(c, KNOWN, mark, each.key()));
                }
            }
        }
        use();
    }

    /** Says that this node writes under its key; a key that was struck out meanwhile stands there again. */
    public void use() {
        long now = clock.millis();
        String key = vault.currentKey();
        transactions.write(c -> {
            if (Rows.change(c, USED, now, key) > 0) {
                return 1;
            }
            try {
                return Rows.change(c, INSERT, key, vault.keyMark(key), now);
            } catch (SQLException e) {
                if (Rows.duplicate(e)) {
                    return 0;
                }
                throw e;
            }
        });
    }

    /**
     * Strikes out a key under which nothing lies any more; from now on nodes start without it.
     *
     * @return false if a node has written under it in the last minutes
     */
    public boolean strike(String key) {
        long before = clock.instant().minus(SILENT).toEpochMilli();
        return transactions.write(c -> Rows.change(c, STRIKE, key, before)) > 0;
    }
}

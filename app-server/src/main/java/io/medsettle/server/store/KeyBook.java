package io.medsettle.server.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which master keys the database's values lie under (table {@code vault_key}), so that a node whose settings lack one, or hold another
 * under its name, is told so at its start and not by a patient. Safe to share between threads and nodes.
 */
public final class KeyBook {
    /** Every node says so often that it writes under its key; whoever has been silent for longer than {@link #SILENT} does not. */
    public static final Duration EVERY = Duration.ofMinutes(1);

    static final Duration SILENT = EVERY.multipliedBy(5);

    /** How many values of a table are opened to prove a key, at most. */
    private static final int TRIED = 5;

    private static final String COLUMNS = "SELECT key_id, mark, used_at FROM vault_key";
    private static final String ALL = COLUMNS + " ORDER BY key_id";
    private static final String ONE = COLUMNS + " WHERE key_id = ? FOR UPDATE";
    private static final String CHANGE = "UPDATE vault_key SET mark = ?, used_at = ? WHERE key_id = ?";
    private static final String INSERT = "INSERT INTO vault_key (key_id, mark, used_at) VALUES (?, ?, ?)";
    private static final String KNOWN = "UPDATE vault_key SET mark = ? WHERE key_id = ? AND mark = ''";
    private static final String STRIKE = "DELETE FROM vault_key WHERE key_id = ? AND used_at >= 0 AND used_at < ?";

    private final Transactions transactions;
    private final Vault vault;
    private final InstantSource clock;

    public KeyBook(Transactions transactions, Vault vault, InstantSource clock) {
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What is noted of a key.
     *
     * @param at when a node last wrote under it; below 0 while nobody ever did: then, without the sign, when a node last held it
     */
    private record Row(String key, String mark, long at) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getString(1), row.getString(2), row.getLong(3));
        }

        boolean used() {
            return at >= 0;
        }

        /** Nothing lies under it, and no node holds it any more: another one may come by that name. */
        boolean forgotten(Instant now) {
            return !used() && -at < now.minus(SILENT).toEpochMilli();
        }
    }

    /** How a key that the database names stands to the vault. */
    public enum Standing {
        /** The one that is written under. */
        CURRENT,
        /** An older one that is still needed. */
        OLDER,
        /** One that nothing lies under, so far or any more. */
        HELD,
        /** Nothing lies under it so far, and another node holds another one by that name. */
        DISPUTED,
        MISSING,
        DIFFERENT
    }

    /** One of the keys that the database names. */
    public record Named(String key, Standing standing) {}

    /** Every key that values lie under, as far as the database knows, and those of the vault that were noted before they are needed. */
    public List<Named> named() {
        return transactions.read(c -> Rows.all(c, ALL, Row::of)).stream()
                .filter(row -> row.used() || vault.keys().contains(row.key()))
                .map(row -> new Named(row.key(), standing(row)))
                .toList();
    }

    private Standing standing(Row row) {
        if (!vault.keys().contains(row.key())) {
            return Standing.MISSING;
        }
        boolean same = row.mark().isEmpty() ? opens(row.key()) : row.mark().equals(vault.keyMark(row.key()));
        if (!same && !row.forgotten(clock.instant())) {
            return row.used() ? Standing.DIFFERENT : Standing.DISPUTED;
        }
        if (row.key().equals(vault.currentKey())) {
            return Standing.CURRENT;
        }
        return row.used() ? Standing.OLDER : Standing.HELD;
    }

    /**
     * Of a key that was never compared, some values of each table are tried: one that opens proves it, for no other key would do; one
     * that does not may be damaged. If none opens, it is another key as far as anybody can tell.
     */
    private boolean opens(String key) {
        boolean none = true;
        for (SealedPlace place : SealedPlace.ALL) {
            List<Boolean> tried = tried(place, key);
            if (tried.contains(true)) {
                return true;
            }
            none &= tried.isEmpty();
        }
        return none;
    }

    private List<Boolean> tried(SealedPlace place, String key) {
        List<Boolean> tried = new ArrayList<>();
        place.walk().until(transactions, rows -> {
            for (KeyWalk.Row row : rows) {
                if (tried.size() < TRIED && Vault.keyOf(row.keyId()).equals(key)) {
                    transactions.read(c -> place.opens(c, vault, row.key())).ifPresent(tried::add);
                }
            }
            return tried.contains(true) || tried.size() >= TRIED;
        });
        return tried;
    }

    /**
     * Notes which keys this node holds and that it is going to write under the current one, once it is certain that all others are there.
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
                case DIFFERENT -> throw different(each.key());
                case DISPUTED -> throw disputed(each.key());
                case CURRENT, OLDER, HELD -> {
                    String mark = vault.keyMark(each.key());
                    transactions.write(c -> Rows.change(c, KNOWN, mark, each.key()));
                }
            }
        }
        hold();
        use();
    }

    private static StartRefused different(String key) {
        return new StartRefused(
                StartRefused.Why.KEY_DIFFERS,
                "设置 medsettle.vault.keys." + key + " 不是加密数据时的那一把, 网关不启动。" + "请换回原来的密钥; 新的密钥要用新的名称, 不能沿用旧名称");
    }

    private static StartRefused disputed(String key) {
        return new StartRefused(
                StartRefused.Why.KEY_DIFFERS,
                "设置 medsettle.vault.keys." + key + " 与别的节点所登记的不是同一把 (还没有数据用它), 网关不启动。"
                        + "请核对各节点, 改正写错的那个; 写错的若是先登记的, 停下持有它的节点, 5 分钟后再启动, 或者给新的密钥另起名称");
    }

    /**
     * Says that this node writes under its key; a key that was struck out meanwhile stands there again.
     *
     * @throws StartRefused if others write under another one by that name: this node must not go on
     */
    public void use() {
        note(vault.currentKey());
    }

    /**
     * Says which other keys this node holds, so that a difference between nodes is seen before anybody writes under them.
     *
     * @throws StartRefused if another node has noted another one by one of their names
     */
    public void hold() {
        vault.keys().stream().filter(key -> !key.equals(vault.currentKey())).forEach(this::note);
    }

    private void note(String key) {
        Row row = transactions.write(c -> note(c, key));
        if (!row.mark().equals(vault.keyMark(key)) && !row.mark().isEmpty()) {
            throw row.used() ? different(key) : disputed(key);
        }
    }

    /** What stands there afterwards; if it is another key's, nothing was changed. */
    private Row note(Connection c, String key) throws SQLException {
        String mark = vault.keyMark(key);
        boolean current = key.equals(vault.currentKey());
        long now = clock.millis();
        while (true) {
            Optional<Row> found = Rows.one(c, ONE, Row::of, key);
            if (found.isEmpty()) {
                insert(c, key, mark, current ? now : -now);
                continue;
            }
            Row row = found.get();
            boolean forgotten = row.forgotten(clock.instant());
            if (!forgotten && !row.mark().equals(mark) && !row.mark().isEmpty()) {
                return row;
            }
            Row anew = new Row(key, forgotten ? mark : row.mark(), current ? now : row.used() ? row.at() : -now);
            Rows.change(c, CHANGE, anew.mark(), anew.at(), key);
            return anew;
        }
    }

    /** If another node was quicker, nothing. */
    private static void insert(Connection c, String key, String mark, long at) throws SQLException {
        try {
            Rows.change(c, INSERT, key, mark, at);
        } catch (SQLException e) {
            if (!Rows.duplicate(e)) {
                throw e;
            }
        }
    }

    /**
     * Strikes out a key under which nothing lies any more; from now on nodes start without it.
     *
     * @param proof when it was begun to look whether anything lies under it: what was written since may have been overlooked
     * @return false if a node wrote under it after that, or in the minutes before
     */
    public boolean strike(String key, Instant proof) {
        long before = proof.minus(SILENT).toEpochMilli();
        return transactions.write(c -> Rows.change(c, STRIKE, key, before)) > 0;
    }
}

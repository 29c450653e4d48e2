package io.medsettle.server.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table in which values lie encrypted, and under which purpose and name each of its rows was closed. Whoever keeps a box in a new
 * table adds it here, or its values would be left behind when keys are changed; a test looks.
 *
 * @param table its name
 * @param key columns of its primary key, texts all
 * @param purpose the vault's purpose
 * @param naming the name a row was closed under, by its key
 * @param box the column
 * @param more where a long box goes on, "" if nowhere
 * @param mark a column that holds a keyed digest of the plain text, "" if there is none
 */
public record SealedPlace(
        String table,
        List<String> key,
        String purpose,
        Function<List<String>, String> naming,
        String box,
        String more,
        String mark) {
    private static final Function<List<String>, String> FIRST = key -> key.get(0);
    private static final Function<List<String>, String> OF_ORG = key -> key.get(0) + "/" + key.get(1);

    /** All there are. */
    public static final List<SealedPlace> ALL = List.of(
            new SealedPlace("sealed", List.of("ref"), SealedRows.PURPOSE, FIRST, "box", "box_more", ""),
            of("token", List.of("name"), "token", FIRST),
            of("api_client", List.of("client_id"), "api-client", FIRST),
            new SealedPlace("person", List.of("login"), "second-factor", FIRST, "secret_box", "", ""),
            of("payer_phone", List.of("org", "binding"), "payer-phone", OF_ORG),
            new SealedPlace(
                    "contract_notice", List.of("org", "serial"), "contract-notice", OF_ORG, "box", "", "person"),
            of("credit_merchant", List.of("org", "number_text"), "credit-merchant", OF_ORG),
            of("message", List.of("org", "number_text"), "message", OF_ORG),
            of("inbox", List.of("source", "verdict", "knock_id"), "inbox", key -> key.get(0) + "\n" + key.get(2)),
            of("wire_message", List.of("wire_day", "id"), WireMessages.PURPOSE, key -> key.get(1)));

    private static SealedPlace of(
            String table, List<String> key, String purpose, Function<List<String>, String> naming) {
        return new SealedPlace(table, key, purpose, naming, "box", "", "");
    }

    /** All rows in which something lies, with what it was closed with. */
    public KeyWalk walk() {
        return new KeyWalk(table, key, "CASE WHEN " + box + " IS NULL THEN NULL ELSE key_id END");
    }

    /**
     * Closes one row anew, in the transaction of this connection; whoever writes to it meanwhile waits.
     *
     * @return whether it had to be
     * @throws DoesNotOpen if it does not open
     */
    public boolean closeAnew(Connection c, Vault vault, List<String> row) throws SQLException {
        Optional<Box> old = box(c, row);
        if (old.isEmpty() || old.get().keyId().equals(vault.currentId())) {
            return false;
        }
        byte[] plain = vault.open(purpose, naming.apply(row), old.get());
        Box anew = vault.close(purpose, naming.apply(row), plain);
        List<Object> values = new ArrayList<>(List.of(anew.keyId()));
        StringBuilder sql = new StringBuilder("UPDATE ").append(table).append(" SET key_id = ?");
        boolean cut = !more.isEmpty() && anew.bytes().length > SealedRows.HEAD;
        sql.append(", ").append(box).append(" = ?");
        values.add(cut ? Arrays.copyOf(anew.bytes(), SealedRows.HEAD) : anew.bytes());
        if (cut) {
            sql.append(", ").append(more).append(" = ?");
            values.add(Arrays.copyOfRange(anew.bytes(), SealedRows.HEAD, anew.bytes().length));
        } else if (!more.isEmpty()) {
            sql.append(", ").append(more).append(" = NULL");
        }
        if (!mark.isEmpty()) {
            sql.append(", ").append(mark).append(" = ?");
            values.add(vault.mark(purpose, new String(plain, StandardCharsets.UTF_8)));
        }
        values.addAll(row);
        Rows.change(c, sql.append(where()).toString(), values.toArray());
        return true;
    }

    private Optional<Box> box(Connection c, List<String> row) throws SQLException {
        return Rows.one(
                        c,
                        "SELECT " + boxColumns() + " FROM " + table + where() + " FOR UPDATE",
                        this::found,
                        row.toArray())
                .flatMap(box -> box);
    }

    /** Whether what lies in a row opens; empty if nothing lies there any more. */
    Optional<Boolean> opens(Connection c, Vault vault, List<String> row) throws SQLException {
        String one = "SELECT " + boxColumns() + " FROM " + table + where();
        Optional<Box> kept = Rows.one(c, one, this::found, row.toArray()).flatMap(box -> box);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try {
            vault.open(purpose, naming.apply(row), kept.get());
            return Optional.of(true);
        } catch (DoesNotOpen e) {
            return Optional.of(false);
        }
    }

    private String boxColumns() {
        return "key_id, " + box + (more.isEmpty() ? "" : ", " + more);
    }

    private Optional<Box> found(ResultSet row) throws SQLException {
        byte[] head = row.getBytes(2);
        byte[] rest = more.isEmpty() ? null : row.getBytes(3);
        if (head == null) {
            return Optional.empty();
        }
        if (rest == null) {
            return Optional.of(new Box(row.getString(1), head));
        }
        byte[] whole = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, whole, head.length, rest.length);
        return Optional.of(new Box(row.getString(1), whole));
    }

    private String where() {
        return key.stream().map(k -> k + " = ?").collect(Collectors.joining(" AND ", " WHERE ", ""));
    }
}

package io.medsettle.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Box;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.SealedPlace;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Rows with boxes in every table that has any; what else they hold is empty. */
final class Planted {
    private static final int LONG = 20_000;

    private final Transactions transactions;

    Planted(Transactions transactions) {
        this.transactions = transactions;
    }

    static Secret key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return new Secret(Base64.getEncoder().encodeToString(bytes));
    }

    /** The plain text of a row; every other one of the long table is split. */
    private static String plain(SealedPlace place, int n) {
        boolean cut = !place.more().isEmpty() && n % 2 == 1;
        return place.table() + n + (cut ? "长".repeat(LONG) : "");
    }

    private static List<String> key(SealedPlace place, int n) {
        return place.key().stream().map(column -> "x" + n).toList();
    }

    void plant(Vault vault, int each) {
        for (SealedPlace place : SealedPlace.ALL) {
            transactions.write(c -> {
                for (int n = 0; n < each; n++) {
                    plant(c, vault, place, n);
                }
                return each;
            });
        }
    }

    private void plant(Connection c, Vault vault, SealedPlace place, int n) throws SQLException {
        List<String> key = key(place, n);
        Box box = vault.close(place.purpose(), place.naming().apply(key), new Secret(plain(place, n)));
        Map<String, String> texts = new HashMap<>(Map.of("key_id", box.keyId()));
        IntStream.range(0, key.size()).forEach(i -> texts.put(place.key().get(i), key.get(i)));
        if (!place.mark().isEmpty()) {
            texts.put(place.mark(), vault.mark(place.purpose(), plain(place, n)));
        }
        insert(c, place.table(), texts, box.bytes());
    }

    /** Texts as given, the box in the columns for bytes, 0 and "" elsewhere. */
    void insert(Connection c, String table, Map<String, String> texts, byte[] box) throws SQLException {
        List<String> names = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        try (PreparedStatement question = c.prepareStatement("SELECT * FROM " + table + " WHERE 1 = 0");
                ResultSet none = question.executeQuery()) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                names.add(none.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
                types.add(none.getMetaData().getColumnType(i));
            }
        }
        boolean first = true;
        int cut = names.contains("box_more") ? 8000 : box.length;
        String sql = "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + Rows.marks(names.size())
                + ")";
        try (PreparedStatement row = c.prepareStatement(sql)) {
            for (int i = 0; i < names.size(); i++) {
                boolean bytes = List.of(Types.VARBINARY, Types.BINARY, Types.LONGVARBINARY, Types.BLOB)
                        .contains(types.get(i));
                if (bytes) {
                    int from = first ? 0 : cut;
                    byte[] piece = from >= box.length && !first
                            ? null
                            : Arrays.copyOfRange(box, from, first ? Math.min(cut, box.length) : box.length);
                    row.setBytes(i + 1, piece);
                    first = false;
                } else if (types.get(i) == Types.BIGINT || types.get(i) == Types.INTEGER) {
                    row.setLong(i + 1, 0);
                } else {
                    row.setString(i + 1, texts.getOrDefault(names.get(i), ""));
                }
            }
            row.executeUpdate();
        }
    }

    /** Every planted row is there, and holds what it held. */
    void assertOpens(Vault vault, int each) {
        for (SealedPlace place : SealedPlace.ALL) {
            for (int n = 0; n < each; n++) {
                assertOpens(vault, place, n);
            }
        }
    }

    private void assertOpens(Vault vault, SealedPlace place, int n) {
        List<String> key = key(place, n);
        String where =
                String.join(" AND ", place.key().stream().map(k -> k + " = ?").toList());
        String rest = place.more().isEmpty() ? "NULL" : place.more();
        String mark = place.mark().isEmpty() ? "''" : place.mark();
        String sql = "SELECT key_id, " + place.box() + ", " + rest + ", " + mark + " FROM " + place.table() + " WHERE "
                + where;
        String plain = plain(place, n);
        Optional<Boolean> found = transactions.read(c -> Rows.one(
                c,
                sql,
                row -> {
                    Box box = new Box(row.getString(1), joined(row.getBytes(2), row.getBytes(3)));
                    assertThat(vault.openText(place.purpose(), place.naming().apply(key), box)
                                    .reveal())
                            .isEqualTo(plain);
                    if (!place.mark().isEmpty()) {
                        assertThat(vault.marks(place.purpose(), plain)).contains(row.getString(4));
                    }
                    return true;
                },
                key.toArray()));
        assertThat(found).isPresent();
    }

    private static byte[] joined(byte[] head, byte[] rest) {
        byte[] whole = Arrays.copyOf(head, head.length + (rest == null ? 0 : rest.length));
        if (rest != null) {
            System.arraycopy(rest, 0, whole, head.length, rest.length);
        }
        return whole;
    }

    /** As if the process ended after so many connections. */
    static DataSource failingAfter(DataSource real, int most, AtomicInteger given) {
        return (DataSource) Proxy.newProxyInstance(
                Planted.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    if (method.getName().equals("getConnection") && given.incrementAndGet() > most) {
                        throw new SQLException("the process is gone", "08001");
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

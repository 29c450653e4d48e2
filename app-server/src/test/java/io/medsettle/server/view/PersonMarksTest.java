package io.medsettle.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Box;
import io.medsettle.server.store.Vault;
import io.medsettle.server.testing.MariaServer;
import io.medsettle.server.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two write the same digest at once. */
class PersonMarksTest {
    private static final String ORDER = "2026010500000001";
    private static final Secret NOTE =
            new Secret(Fields.of(NoteKey.NAME, "样本张三").text());

    private final Vault old = new Vault("k1", Map.of("k1", key(1)));
    private final Vault both = new Vault("k2", Map.of("k1", key(1), "k2", key(2)));
    private final PersonMarks people = new PersonMarks(both);

    @TempDir
    Path directory;

    private static Secret key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return new Secret(Base64.getEncoder().encodeToString(bytes));
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    @Test
    void a_page_and_the_rotation_of_its_order_do_not_fail_each_other() throws SQLException {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            whoeverIsFirst(database);
        }
    }

    @Test
    void nor_do_they_on_a_server() throws SQLException {
        Assumptions.assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
        try (TestDatabase database =
                TestDatabase.mariaDb(MariaServer.ofThisMachine().orElseThrow(), "marks")) {
            whoeverIsFirst(database);
        }
    }

    private void whoeverIsFirst(TestDatabase database) throws SQLException {
        seal(database);
        Work page = c -> people.write(c, ORDER, List.of(NOTE));
        Work rotation = c -> people.tellAnew(c, ORDER, List.of("of the old key"));
        bothStand(database, rotation, page);
        bothStand(database, page, rotation);
    }

    private void seal(TestDatabase database) throws SQLException {
        Box box = old.close("sealed", "ref", NOTE);
        try (Connection c = database.writing().getConnection();
                PreparedStatement row = c.prepareStatement("INSERT INTO sealed (ref, order_id, sealed_at, key_id, box)"
                        + " VALUES ('ref', '" + ORDER + "', 0, 'k1', ?)")) {
            row.setBytes(1, box.bytes());
            row.executeUpdate();
            c.commit();
        }
    }

    /** The later one looks while the earlier one has not committed, and writes when it has. */
    private void bothStand(TestDatabase database, Work earlier, Work later) throws SQLException {
        database.change("DELETE FROM order_person");
        try (Connection first = database.writing().getConnection();
                Connection second = database.writing().getConnection()) {
            earlier.on(first);
            later.on(committingBeforeItInserts(second, first));
            second.commit();
        }
        assertThat(database.texts("SELECT mark FROM order_person"))
                .containsExactly(people.of(new Secret("样本张三")).get(0));
    }

    private static Connection committingBeforeItInserts(Connection real, Connection other) {
        return (Connection) Proxy.newProxyInstance(
                PersonMarksTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("prepareStatement") && ((String) args[0]).startsWith("INSERT")) {
                        other.commit();
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

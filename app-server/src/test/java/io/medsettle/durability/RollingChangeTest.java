package io.medsettle.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.medsettle.durability.Patient.Ending;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.testing.FreePort;
import io.medsettle.server.testing.MariaServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is changed under patients' hands, node by node: the program with its tables, the vault's key and algorithm. Two real servers on one
 * database; only where {@code medsettle.proof} is true, SchemaGateTest and RotationContract look at each step in every run.
 */
class RollingChangeTest {
    private static final int PATIENTS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private String url = "";
    private Map<String, Object> settings = Map.of();

    /** Where phones knock by now; each request at the next one. */
    private final AtomicReference<List<URI>> doors = new AtomicReference<>(List.of());

    @BeforeEach
    void demand() {
        assumeTrue(Boolean.getBoolean("medsettle.proof"), "changes node by node are proved in the proof profile");
        assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
    }

    @FunctionalInterface
    private interface Play {
        void in(OutsideWorld world, int first, int second) throws Exception;
    }

    private void play(String name, Play play) throws Exception {
        url = MariaServer.ofThisMachine().orElseThrow().newDatabase(name);
        int first = FreePort.find();
        int second = FreePort.find();
        List<Duration> notices = List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(10));
        try (OutsideWorld world = new OutsideWorld(InstantSource.system(), notices)) {
            world.gatewayIsAt(door(second));
            Map<String, Object> all = new HashMap<>(world.settings(door(second)));
            all.put("medsettle.database.url", url);
            all.put("medsettle.database.username", "root");
            all.put("medsettle.gateway.deadline", "3s");
            all.put("medsettle.gateway.confirm-within", "4s");
            settings = Map.copyOf(all);
            play.in(world, first, second);
        }
    }

    private static URI door(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Map<String, Object> node(String name, String digit, Map<String, Object> more) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put("medsettle.data", directory.resolve(name).toString());
        own.put("medsettle.gateway.node", name);
        own.put("medsettle.yibao.node-digit", digit);
        own.putAll(more);
        return own;
    }

    private ServerProcess started(String name, int port, Map<String, Object> own) throws IOException {
        return ServerProcess.start(directory, name, port, own).awaitReady();
    }

    private Supplier<URI> phone(int patient) {
        AtomicInteger turn = new AtomicInteger(patient);
        return () -> {
            List<URI> now = doors.get();
            return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
        };
    }

    private void allSettled(OutsideWorld world, List<Ending> endings) {
        assertThat(endings).allMatch(e -> e.state().equals("SETTLED"));
        Evening.allOrNothing(world, endings);
        Evening.lineByLine(world, endings, settings, url, "root");
    }

    @Test
    void an_old_node_goes_on_beside_a_newer_one_until_what_it_uses_is_taken_away() throws Exception {
        play("rolling", (world, one, two) -> {
            Path later = Files.createDirectories(directory.resolve("later"));
            Map<String, Object> newer = node(
                    "new",
                    "2",
                    Map.of("flyway.datasources.default.locations", "classpath:db/migration,filesystem:" + later));
            Map<String, Object> older = node("old", "1", Map.of());
            doors.set(List.of(door(one)));
            try (ServerProcess old = started("old", one, older);
                    Crowd crowd = new Crowd(world, PATIENTS, this::phone)) {
                crowd.awaitAnswers(PATIENTS);
                Files.writeString(later.resolve("V900__expand.sql"), """
                    ALTER TABLE order_history ADD COLUMN room VARCHAR(32);
                    ALTER TABLE sealed ADD COLUMN room VARCHAR(32) DEFAULT 'x' NOT NULL;
                    CREATE TABLE room (id VARCHAR(32) NOT NULL, PRIMARY KEY (id));
                    """);
                try (ServerProcess fresh = started("new", two, newer)) {
                    doors.set(List.of(door(one), door(two)));
                    crowd.awaitAnswers(PATIENTS * 3);
                    doors.set(List.of(door(two)));
                    old.stop();
                    List<Ending> endings = crowd.endings();
                    assertThat(old.said()).doesNotContain("Exception");
                    allSettled(world, endings);
                    contract(later, older, one);
                    try (Crowd more = new Crowd(world, 2, this::phone)) {
                        assertThat(more.endings()).allMatch(e -> e.state().equals("SETTLED"));
                    }
                    assertThat(fresh.said()).doesNotContain("Exception");
                }
            }
        });
    }

    /** An old node that was started again meanwhile stops by itself, and does not start any more. */
    private void contract(Path later, Map<String, Object> older, int port) throws Exception {
        try (ServerProcess again = started("old-again", port, older)) {
            Files.writeString(later.resolve("V901__contract.sql"), """
                ALTER TABLE room ADD COLUMN bed VARCHAR(8) NOT NULL;
                INSERT INTO schema_floor (lowest) VALUES (900);
                """);
            Flyway.configure()
                    .dataSource(url, "root", "")
                    .locations("classpath:db/migration", "filesystem:" + later)
                    .load()
                    .migrate();
            assertThat(again.ends(PATIENCE)).as("the old node stops").isTrue();
            assertThat(again.said()).contains("至少要版本 900 的程序").contains("本节点停止");
        }
        assertThatThrownBy(() -> started("old-at-last", port, older).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("SCHEMA_BEYOND_US");
    }

    @Test
    void the_vaults_key_and_algorithm_change_under_patients_hands_and_the_old_key_can_go() throws Exception {
        play("rotating", (world, one, two) -> {
            Map<String, Object> both = Map.of("medsettle.vault.keys.k2", key(2));
            Map<String, Object> second = new HashMap<>(both);
            second.put("medsettle.vault.current", "k2");
            second.put("medsettle.vault.algorithm", "SM4-GCM");
            Map<String, Object> changed = node("b", "2", second);
            doors.set(List.of(door(one)));
            try (ServerProcess a = started("a", one, node("a", "1", both));
                    Crowd crowd = new Crowd(world, PATIENTS, this::phone)) {
                crowd.awaitAnswers(PATIENTS);
                try (ServerProcess b = started("b", two, changed)) {
                    doors.set(List.of(door(one), door(two)));
                    killedAfterItsFirstWords(changed);
                    crowd.awaitAnswers(PATIENTS * 3);
                    assertThat(rotates("mixed", changed))
                            .as("while the first node writes under the old key")
                            .isOne();
                    doors.set(List.of(door(two)));
                    a.stop();
                    List<Ending> endings = crowd.endings();
                    assertThat(a.said()).doesNotContain("Exception");
                    allSettled(world, endings);
                    assertThat(rotates("soon", changed)).isOne();
                    assertThat(said("soon")).contains("5 分钟内");
                    change("UPDATE vault_key SET used_at = 0 WHERE key_id = 'k1'");
                    assertThat(rotates("last", changed)).as(said("last")).isZero();
                    assertThat(said("last")).contains("没有数据再用密钥 k1");
                    assertThat(b.said()).doesNotContain("Exception");
                }
            }
            assertThat(keyIds()).containsExactly("k2/SM4");
            withoutTheOldKey(world, two, changed);
        });
    }

    private void withoutTheOldKey(OutsideWorld world, int port, Map<String, Object> changed) throws Exception {
        Map<String, Object> alone = new HashMap<>(changed);
        alone.remove("medsettle.vault.keys.k1");
        try (ServerProcess c = started("c", port, alone);
                Crowd more = new Crowd(world, 2, this::phone)) {
            assertThat(more.endings()).allMatch(e -> e.state().equals("SETTLED"));
            assertThat(c.said()).doesNotContain("Exception");
        }
        alone.put("medsettle.vault.keys.k2", key(3));
        assertThatThrownBy(() -> started("d", port, alone).close()).hasMessageContaining("KEY_DIFFERS");
    }

    private void killedAfterItsFirstWords(Map<String, Object> own) throws IOException {
        Process process = ServerProcess.command(directory, "killed", own, "rotate-keys");
        while (process.isAlive() && !said("killed").contains("换到密钥")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        process.destroyForcibly().onExit().join();
        assertThat(said("killed")).contains("换到密钥 k2").doesNotContain("全部数据");
    }

    private int rotates(String name, Map<String, Object> own) throws IOException, InterruptedException {
        return ServerProcess.command(directory, name, own, "rotate-keys").waitFor();
    }

    private String said(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".log"));
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "root", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }

    private TreeSet<String> keyIds() throws SQLException {
        TreeSet<String> ids = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(url, "root", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT key_id FROM sealed UNION SELECT key_id FROM wire_message UNION SELECT key_id FROM"
                                + " inbox")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}

package io.medsettle.server.backup;

import static io.medsettle.server.backup.BackupTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.testing.MariaServer;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on a real MySQL-protocol server, by its own dump program. */
class MariaBackupTest {
    private static final String FIRST = "2026010500000001";
    private static final String PASSWORD = "a \"b\\c#d";

    @TempDir
    Path directory;

    private Path file;
    private String url;

    @BeforeEach
    void a_server_with_a_user_of_a_difficult_password() throws SQLException {
        Assumptions.assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
        file = directory.resolve("monday.sql.gz");
        url = MariaServer.ofThisMachine().get().newDatabase("kept");
        try (Connection c = DriverManager.getConnection(url, "root", "");
                Statement s = c.createStatement()) {
            s.execute("CREATE OR REPLACE USER keeper@'127.0.0.1' IDENTIFIED BY 'a \"b\\\\c#d'");
            s.execute("GRANT ALL ON *.* TO keeper@'127.0.0.1'");
        }
    }

    private Node node(String name, String address, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "medsettle.database.url", address,
                "medsettle.database.username", "keeper",
                "medsettle.database.password", PASSWORD));
        settings.putAll(more);
        return new Node(directory.resolve(name), settings);
    }

    @Test
    void a_dump_taken_while_the_gateway_runs_comes_back_whole_in_a_new_life() throws IOException {
        Node node = node("one", url, Map.of());
        try (ApplicationContext running = node.started()) {
            Node.write(running, FIRST, "p1", 0);
            node.command("backup", file);
        }
        Manifest manifest = Manifest.readBeside(file);
        assertThat(manifest.engine()).isEqualTo("mysql");
        assertThat(manifest.held().lines()).isEqualTo(1);
        refused(Refused.Why.DATABASE_NOT_EMPTY, () -> node.command("restore", file));
        try (var dump = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(dump.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(FIRST)
                    .doesNotContain(Node.KEY)
                    .doesNotContain(PASSWORD);
        }

        Node restored = node("two", MariaServer.ofThisMachine().get().newDatabase("anew"), Map.of());
        restored.command("restore", file);

        try (ApplicationContext running = restored.started()) {
            assertThat(Node.lines(running, FIRST)).isEqualTo(1);
            assertThat(Node.secret(running, "p1")).isEqualTo(new Secret("秘密"));
            assertThat(Node.life(running)).isEqualTo(1);
        }
    }

    @Test
    void nothing_is_loaded_while_somebody_else_is_connected() throws SQLException {
        Node node = node("one", url, Map.of());
        try (ApplicationContext running = node.started()) {
            Node.write(running, FIRST, "p1", 0);
            node.command("backup", file);
        }
        String empty = MariaServer.ofThisMachine().get().newDatabase("anew");
        Node other = node("two", empty, Map.of());
        try (Connection somebody = DriverManager.getConnection(empty, "root", "")) {
            assertThat(somebody.isValid(5)).isTrue();
            refused(Refused.Why.GATEWAY_RUNS, () -> other.command("restore", file));
        }
    }

    @Test
    void where_the_dump_program_is_missing_it_is_said_what_to_install_and_no_file_is_left() {
        Node node = node("one", url, Map.of("medsettle.backup.programs", directory.toString()));
        node.started().close();

        refused(Refused.Why.PROGRAM_MISSING, () -> node.command("backup", file));

        assertThat(file).doesNotExist();
        assertThat(Manifest.beside(file)).doesNotExist();
    }

    @Test
    void a_dump_that_breaks_off_leaves_no_backup() throws IOException {
        Path programs = Files.createDirectories(directory.resolve("bin"));
        Path dump = Files.writeString(programs.resolve("mariadb-dump"), "#!/bin/sh\necho '-- half'\nexit 0\n");
        assertThat(dump.toFile().setExecutable(true)).isTrue();
        Node node = node("one", url, Map.of("medsettle.backup.programs", programs.toString()));
        node.started().close();

        refused(Refused.Why.BACKUP_NOT_WHOLE, () -> node.command("backup", file));
        Files.writeString(dump, "#!/bin/sh\necho 'no such thing' >&2\nexit 3\n");
        refused(Refused.Why.PROGRAM_FAILED, () -> node.command("backup", file));

        assertThat(file).doesNotExist();
        assertThat(Manifest.beside(file)).doesNotExist();
    }
}

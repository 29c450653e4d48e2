package io.medsettle.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.testing.H2Held;
import io.medsettle.server.testing.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final String FIRST = "2026010500000001";
    private static final String LATER = "2026010500000002";

    @TempDir
    Path directory;

    private Node node;
    private Node other;
    private Path file;

    @BeforeEach
    void two_nodes() {
        node = new Node(directory.resolve("one"), Map.of());
        other = new Node(directory.resolve("two"), Map.of());
        file = directory.resolve("copies").resolve("monday.zip");
    }

    static void refused(Refused.Why why, ThrowingCallable call) {
        Refused refused = catchThrowableOfType(Refused.class, call);
        assertThat(refused).as("refused as " + why).isNotNull();
        assertThat(refused.why()).as(refused.getMessage()).isEqualTo(why);
        assertThat(refused.words()).matches("(?s).*\\p{IsHan}.*");
    }

    private void backedUp() {
        try (ApplicationContext running = node.started()) {
            Node.write(running, FIRST, "p1", 0);
            node.command("backup", file);
        }
    }

    @Test
    void a_copy_taken_while_the_gateway_writes_is_whole_to_its_last_line_and_says_what_it_holds() throws IOException {
        try (ApplicationContext running = node.started()) {
            Node.write(running, FIRST, "p1", 0);
            new Wishes(node.data).ask(file);
            Node.write(running, LATER, "p2", 0);
        }

        Manifest manifest = Manifest.readBeside(file);
        assertThat(manifest.held()).isEqualTo(new Held(manifest.held().schema(), 1, 0));
        assertThat(manifest.held().schema()).isGreaterThanOrEqualTo(17);
        assertThat(manifest.sha256()).isEqualTo(Copies.digest(file)).hasSize(64);
        assertThat(manifest.bytes()).isEqualTo(Files.size(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(2);
        }
        try (var files = Files.list(node.data)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(n -> n.startsWith("backup-"));
        }
    }

    @Test
    void no_key_is_in_it() throws IOException {
        backedUp();

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(e -> e.getName()))
                    .singleElement()
                    .asString()
                    .endsWith("medsettle.mv.db");
            byte[] all = zip.getInputStream(zip.entries().nextElement()).readAllBytes();
            assertThat(new String(all, StandardCharsets.ISO_8859_1))
                    .contains(FIRST)
                    .doesNotContain(Node.KEY);
        }
    }

    @Test
    void a_restored_database_holds_what_was_backed_up_and_begins_a_new_life() {
        backedUp();

        other.command("restore", file);

        try (ApplicationContext running = other.started()) {
            assertThat(Node.lines(running, FIRST)).isEqualTo(1);
            assertThat(Node.secret(running, "p1")).isEqualTo(new Secret("秘密"));
            assertThat(Node.life(running)).isEqualTo(1);
            other.command("backup", file.resolveSibling("tuesday.zip"));
        }
        assertThat(Manifest.readBeside(file.resolveSibling("tuesday.zip"))
                        .held()
                        .life())
                .isEqualTo(1);
    }

    @Test
    void a_life_that_this_node_remembers_is_never_begun_twice() throws IOException {
        backedUp();
        for (int life = 1; life <= 3; life++) {
            H2Held.letGo(other.data);
            Files.deleteIfExists(other.data.resolve("medsettle.mv.db"));
            other.command("restore", file);
            try (ApplicationContext running = other.started()) {
                assertThat(Node.life(running)).isEqualTo(life);
            }
        }
        Node set = new Node(directory.resolve("three"), Map.of("medsettle.gateway.incarnation", "35"));
        refused(Refused.Why.LIVES_USED_UP, () -> set.command("restore", file));
    }

    @Test
    void a_database_that_holds_histories_is_never_written_over_and_an_empty_one_is_laid_aside() throws IOException {
        backedUp();
        refused(Refused.Why.DATABASE_NOT_EMPTY, () -> node.command("restore", file));
        try (ApplicationContext running = node.started()) {
            assertThat(Node.life(running)).isZero();
        }

        TestDatabase.h2(Files.createDirectories(other.data)).close();
        other.command("restore", file);

        try (var files = Files.list(other.data)) {
            assertThat(files.map(f -> f.getFileName().toString())).anyMatch(n -> n.contains(".before-restore-"));
        }
        try (ApplicationContext running = other.started()) {
            assertThat(Node.lines(running, FIRST)).isEqualTo(1);
        }
    }

    @Test
    void a_backup_never_writes_over_a_file_and_wants_a_database() {
        backedUp();
        refused(Refused.Why.FILE_EXISTS, () -> node.command("backup", file));
        refused(Refused.Why.DATABASE_UNREACHABLE, () -> other.command("backup", file.resolveSibling("new.zip")));
        refused(Refused.Why.DATABASE_UNSUPPORTED, () -> new Node(
                        directory, Map.of("medsettle.database.url", "jdbc:h2:mem:x"))
                .command("backup", file.resolveSibling("new.zip")));
        assertThat(file.resolveSibling("new.zip")).doesNotExist();
    }

    @Test
    void a_command_names_one_file() {
        assertThat(Commands.knows("restore")).isTrue();
        assertThat(Commands.knows("rebuild-views")).isFalse();
        assertThat(Commands.run(List.of("backup"), Node.CLOCK)).isEqualTo(1);
    }

    @Test
    void a_file_that_is_not_what_was_written_is_not_restored() throws IOException {
        backedUp();
        Path manifest = Manifest.beside(file);
        String said = Files.readString(manifest);

        Files.writeString(manifest, said.replaceAll("schema=\\d+", "schema=999"));
        refused(Refused.Why.SCHEMA_NEWER, () -> other.command("restore", file));
        Files.writeString(manifest, said.replace("engine=h2", "engine=mysql"));
        refused(Refused.Why.ANOTHER_ENGINE, () -> other.command("restore", file));
        Files.writeString(manifest, said.replaceAll("schema=\\d+", "schema=x"));
        refused(Refused.Why.FILE_UNREADABLE, () -> other.command("restore", file));
        Files.delete(manifest);
        refused(Refused.Why.FILE_UNREADABLE, () -> other.command("restore", file));
        Files.writeString(manifest, said);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        refused(Refused.Why.DIGEST_DIFFERS, () -> other.command("restore", file));
        assertThat(other.data.resolve("medsettle.mv.db")).doesNotExist();
    }

    @Test
    void a_copy_that_holds_less_than_its_manifest_says_keeps_the_gateway_from_starting_until_another_is_restored()
            throws IOException {
        backedUp();
        Path manifest = Manifest.beside(file);
        String said = Files.readString(manifest);
        Files.writeString(manifest, said.replaceAll("historyLines=\\d+", "historyLines=2"));
        refused(Refused.Why.BACKUP_NOT_WHOLE, () -> other.command("restore", file));
        try (ApplicationContext running = other.started()) {
            refused(Refused.Why.RESTORE_UNFINISHED, () -> inner(() -> Node.life(running)));
        }
        H2Held.letGo(other.data);

        Files.writeString(manifest, said);
        other.command("restore", file);

        try (ApplicationContext running = other.started()) {
            assertThat(Node.life(running)).isEqualTo(1);
        }
    }

    /** What a bean's maker threw. */
    static void inner(Runnable call) throws Throwable {
        try {
            call.run();
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw cause;
        }
    }
}

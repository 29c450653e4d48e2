package io.medsettle.server.backup;

import static io.medsettle.server.backup.BackupTest.inner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.H2Held;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HighWaterTest {
    private static final String FIRST = "2026010500000001";
    private static final String LATER = "2026010500000002";

    @TempDir
    Path directory;

    private Node node;
    private Path database;
    private Path copy;

    @BeforeEach
    void a_node_that_wrote_two_orders_and_a_raw_copy_from_in_between() throws IOException {
        node = new Node(directory.resolve("data"), Map.of());
        database = node.data.resolve("medsettle.mv.db");
        copy = directory.resolve("copy.mv.db");
        try (ApplicationContext running = node.started()) {
            assertThat(Node.life(running)).isZero();
            Node.write(running, FIRST, "p1", 0);
            node.marked("p1");
        }
        H2Held.letGo(node.data);
        Files.copy(database, copy);
        try (ApplicationContext running = node.started()) {
            Node.write(running, LATER, "p2", 0);
            node.marked("p2");
        }
    }

    private void demandRefusal(String words) {
        try (ApplicationContext running = node.started()) {
            assertThatThrownBy(() -> inner(() -> Node.life(running)))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("OLDER_COPY")
                    .hasMessageContaining(words)
                    .hasMessageContaining("restore");
        }
    }

    private void oldCopy() throws IOException {
        H2Held.letGo(node.data);
        Files.delete(database);
        Files.copy(copy, database);
    }

    @Test
    void the_mark_names_the_newest_page_that_stands() {
        assertThat(node.mark().order()).isEqualTo(LATER);
        assertThat(node.mark().seq()).isZero();
        assertThat(node.mark().life()).isZero();
        try (ApplicationContext running = node.started()) {
            assertThat(Node.life(running)).isZero();
        }
    }

    @Test
    void a_database_put_back_to_an_older_copy_is_refused_as_often_as_it_is_tried() throws IOException {
        oldCopy();

        demandRefusal(LATER);
        demandRefusal(LATER);
    }

    @Test
    void an_order_that_came_again_to_the_same_place_under_another_page_is_not_taken_for_the_same() throws IOException {
        oldCopy();
        Node stranger = new Node(directory.resolve("elsewhere"), Map.of());
        Files.createDirectories(stranger.data);
        Files.copy(database, stranger.data.resolve("medsettle.mv.db"));
        try (ApplicationContext running = stranger.started()) {
            Node.write(running, LATER, "p3", 0);
        }
        H2Held.letGo(stranger.data);
        Files.move(stranger.data.resolve("medsettle.mv.db"), database, StandardCopyOption.REPLACE_EXISTING);

        demandRefusal(LATER);
    }

    @Test
    void a_restored_database_is_accepted_and_from_then_on_the_one_before_it_is_not() throws IOException {
        oldCopy();
        Path file = directory.resolve("copy.zip");
        node.command("backup", file);
        H2Held.letGo(node.data);
        Files.delete(database);
        node.command("restore", file);

        try (ApplicationContext running = node.started()) {
            assertThat(Node.life(running)).isEqualTo(1);
            assertThat(node.mark().life()).isEqualTo(1);
        }
        oldCopy();
        demandRefusal("第 1 次恢复");
    }

    @Test
    void a_person_who_knows_that_it_is_another_database_takes_the_mark_away() throws IOException {
        oldCopy();
        Files.delete(node.data.resolve("high-water"));

        try (ApplicationContext running = node.started()) {
            assertThat(Node.life(running)).isZero();
        }
        Files.writeString(node.data.resolve("high-water"), "incarnation=x\n");
        try (ApplicationContext running = node.started()) {
            assertThatThrownBy(() -> inner(() -> Node.life(running))).hasMessageStartingWith("FILE_UNREADABLE");
        }
    }

    @Test
    void a_node_under_whose_hands_the_database_was_restored_stops() {
        try (ApplicationContext running = node.started()) {
            assertThat(Node.life(running)).isZero();
            running.getBean(Transactions.class).write(c -> {
                Held.begin(c, 1, Node.CLOCK.instant(), "digest");
                return true;
            });

            long end = System.nanoTime() + 20_000_000_000L;
            while (running.isRunning() && System.nanoTime() < end) {
                LockSupport.parkNanos(20_000_000);
            }
            assertThat(running.isRunning()).isFalse();
        }
    }
}

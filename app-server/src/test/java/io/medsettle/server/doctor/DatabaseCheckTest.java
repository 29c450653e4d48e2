package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.server.testing.H2Held;
import io.medsettle.server.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCheckTest {
    @TempDir
    Path data;

    private List<Finding> look(Site site) {
        try (Installation installation = site.read();
                Database database = Database.open(installation)) {
            return new DatabaseCheck(installation, database).look();
        }
    }

    private Site site() {
        return Site.onlyHis(data, "https://his.example.org");
    }

    private void changed(String sql) {
        try (TestDatabase database = TestDatabase.h2(data)) {
            assertThat(database.change(sql)).isPositive();
        }
    }

    /** The number of this program's newest migration. */
    private static int newest() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.map(file -> file.getFileName().toString().replaceAll("^V(\\d+)__.*$", "$1"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_database_of_this_program_is_well() {
        TestDatabase.h2(data).close();
        assertThat(look(site()))
                .allMatch(f -> f.verdict() == Verdict.GOOD)
                .anyMatch(f -> f.found().startsWith("可达: H2"))
                .anyMatch(f -> f.found().equals("表结构是本程序的版本"));
    }

    @Test
    void a_migration_that_is_to_come_failed_or_is_of_a_newer_program_is_named() {
        changed("DELETE FROM flyway_schema_history WHERE \"version\" = '" + newest() + "'");
        assertThat(look(site()))
                .anyMatch(f -> f.verdict() == Verdict.ATTENTION && f.found().equals("表结构还缺版本 " + newest()));
    }

    @Test
    void a_migration_that_failed_keeps_the_gateway_from_starting() {
        changed("UPDATE flyway_schema_history SET \"success\" = FALSE WHERE \"version\" = '" + newest() + "'");
        assertThat(look(site()))
                .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().equals("表结构升级失败于版本 " + newest()));
    }

    @Test
    void a_database_of_a_newer_program_is_worked_on_until_that_takes_something_away() {
        changed("INSERT INTO flyway_schema_history SELECT \"installed_rank\" + 900, '999', \"description\", \"type\","
                + " 'V999__later.sql', 1, \"installed_by\", \"installed_on\", 1, TRUE FROM flyway_schema_history"
                + " WHERE \"version\" = '" + newest() + "'");
        assertThat(look(site()))
                .anyMatch(f -> f.verdict() == Verdict.ATTENTION && f.found().contains("版本 999, 本程序的是 " + newest()));
        changed("INSERT INTO schema_floor (lowest) VALUES (999)");
        assertThat(look(site()))
                .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().contains("至少要版本 999 的程序"));
    }

    @Test
    void a_database_that_is_not_there_is_not_made() {
        assertThat(look(site()))
                .singleElement()
                .matches(f -> f.verdict() == Verdict.MUST && f.found().equals("还没有数据库文件"));
        assertThat(data.resolve("medsettle.mv.db")).doesNotExist();
    }

    @Test
    void a_file_that_the_running_gateway_holds_is_unknown_and_not_well() throws IOException {
        TestDatabase.h2(data).close();
        H2Held.letGo(data);
        try (FileChannel file = FileChannel.open(data.resolve("medsettle.mv.db"), StandardOpenOption.WRITE);
                FileLock held = file.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThat(look(site()))
                    .singleElement()
                    .matches(f -> f.verdict() == Verdict.UNKNOWN && f.found().contains("另一个进程"));
        }
    }

    @Test
    void a_server_that_does_not_answer_and_an_address_that_is_not_safe_are_told_apart() {
        String shut = FarDoor.shut().replace("http://", "jdbc:mysql://") + "/medsettle";
        assertThat(look(site().with("medsettle.database.url", shut)))
                .singleElement()
                .matches(f -> f.verdict() == Verdict.MUST
                        && f.found().startsWith("数据库连不上 (SQLState 08")
                        && f.money().contains("已写下的流水还在"));
        assertThat(look(site().with("medsettle.database.url", "jdbc:h2:file:" + data.resolve("medsettle"))))
                .singleElement()
                .matches(f -> f.verdict() == Verdict.MUST && f.found().contains("WRITE_DELAY=0"));
        TestDatabase.h2(data).close();
        assertThat(look(site().with("medsettle.database.password", "not the one")))
                .singleElement()
                .matches(f -> f.verdict() == Verdict.MUST && f.found().contains("用户名或口令"));
    }
}

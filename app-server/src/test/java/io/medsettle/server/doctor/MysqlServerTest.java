package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.medsettle.server.testing.MariaServer;
import io.medsettle.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MysqlServerTest {
    private static final int POOL = 16;

    @TempDir
    Path data;

    private final Map<String, String> variables = new HashMap<>(Map.of(
            "character_set_connection", "utf8mb4",
            "character_set_client", "utf8mb4",
            "innodb_flush_log_at_trx_commit", "1",
            "max_connections", "151",
            "time_zone", "SYSTEM"));
    private final Map<String, String> status = new HashMap<>(Map.of("threads_connected", "3"));
    private String grant = "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON `medsettle`.* TO `g`@`%`";

    private List<Finding> look() {
        return new MysqlServer(variables, status, List.of(grant), List.of(), "medsettle").findings(POOL);
    }

    private void must(String found) {
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().contains(found));
    }

    @Test
    void a_server_as_it_should_be_is_well() {
        assertThat(look()).hasSize(4).allMatch(f -> f.verdict() == Verdict.GOOD);
    }

    @Test
    void a_real_server_is_read_as_it_is() {
        assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
        MariaServer server = MariaServer.ofThisMachine().orElseThrow();
        TestDatabase.mariaDb(server, "doctor").close();
        try (TestDatabase database = TestDatabase.mariaDb(server, "doctor_home")) {
            String url = server.newDatabase("doctor");
            Site site = Site.onlyHis(data, "https://his.example.org")
                    .with("medsettle.database.url", url)
                    .with("medsettle.database.username", "root");
            assertThat(look(site))
                    .filteredOn(f -> f.verdict() != Verdict.GOOD)
                    .extracting(Finding::found)
                    .singleElement()
                    .asString()
                    .startsWith("表结构还缺版本 1, 2");

            TestDatabase.mariaDb(server, "doctor").close();
            assertThat(look(site.with("medsettle.database.url", server.newDatabase("doctor"))))
                    .hasSizeGreaterThan(5);
            database.change("CREATE TABLE old_words (words VARCHAR(9)) CHARACTER SET latin1");
            database.change("CREATE USER IF NOT EXISTS reader IDENTIFIED BY ''");
            database.change("GRANT SELECT ON doctor_home.* TO reader");
            String home = url.replaceAll("[^/]+$", "doctor_home");
            assertThat(look(site.with("medsettle.database.url", home).with("medsettle.database.username", "reader")))
                    .anyMatch(f -> f.found().startsWith("表结构是本程序的版本"))
                    .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().endsWith("utf8mb4 以外的列: old_words"))
                    .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().startsWith("该用户缺少权限 ALTER"));
        }
    }

    private static List<Finding> look(Site site) {
        try (Installation installation = site.read();
                Database database = Database.open(installation)) {
            return new DatabaseCheck(installation, database).look();
        }
    }

    @Test
    void a_commit_that_is_answered_before_it_is_on_disk_is_told_with_the_money() {
        variables.put("innodb_flush_log_at_trx_commit", "2");
        must("断电会丢失");
        assertThat(look()).anyMatch(f -> f.money().contains("对账"));
        variables.remove("innodb_flush_log_at_trx_commit");
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.UNKNOWN && f.found().contains("落盘"));
    }

    @Test
    void words_rights_and_connections_that_do_not_suffice_are_named() {
        variables.put("character_set_connection", "latin1");
        must("utf8mb4");
        grant = "GRANT SELECT, INSERT ON `medsettle`.* TO `g`@`%`";
        must("该用户缺少权限 ALTER, CREATE, DELETE, INDEX, UPDATE");
        grant = "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON `other`.* TO `g`@`%`";
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.UNKNOWN && f.found().contains("权限"));
        variables.put("max_connections", "30");
        must("只允许 30 个连接, 一个节点就要 32 个");
        variables.put("max_connections", "60");
        status.put("threads_connected", "50");
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.ATTENTION && f.found().contains("已用 50"));
    }

    @Test
    void statement_binlogs_refuse_our_isolation() {
        variables.put("log_bin", "ON");
        variables.put("binlog_format", "ROW");
        assertThat(look()).allMatch(f -> f.verdict() == Verdict.GOOD);
        variables.put("binlog_format", "STATEMENT");
        must("STATEMENT");
    }

    @Test
    void a_cluster_without_its_majority_takes_no_writes() {
        variables.put("wsrep_on", "ON");
        status.putAll(Map.of(
                "wsrep_ready", "ON",
                "wsrep_cluster_status", "Primary",
                "wsrep_cluster_size", "3",
                "wsrep_local_state_comment", "Synced"));
        assertThat(look()).hasSize(5).allMatch(f -> f.verdict() == Verdict.GOOD);
        status.put("wsrep_cluster_size", "2");
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.ATTENTION && f.found().contains("少于三个"));
        status.put("wsrep_cluster_status", "non-Primary");
        must("不接受写入");
    }
}

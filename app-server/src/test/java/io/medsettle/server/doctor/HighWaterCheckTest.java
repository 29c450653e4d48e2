package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.server.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HighWaterCheckTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String MARK =
            "incarnation=0\norder=2026010500000001\nseq=4\npage=p9\nwrittenAt=1767576600000\n";

    @TempDir
    Path data;

    private List<Finding> look() {
        try (Installation installation =
                        Site.onlyHis(data, "https://his.example.org").read();
                Database database = Database.open(installation)) {
            return new HighWaterCheck(installation, database, CLOCK).look();
        }
    }

    private void backedUp(Duration ago) throws IOException {
        Files.writeString(
                data.resolve("last-backup"), "madeAt=" + CLOCK.instant().minus(ago) + "\n");
    }

    @Test
    void a_database_that_holds_all_this_node_has_seen_is_well() throws IOException {
        try (TestDatabase database = TestDatabase.h2(data)) {
            database.change("INSERT INTO order_history (order_id, seq, page_id, written_at, kind, kind_version, body)"
                    + " VALUES ('2026010500000001', 4, 'p9', 1767576600000, 'NOTED', 1, '{}')");
        }
        Files.writeString(data.resolve("high-water"), MARK);
        backedUp(Duration.ofHours(3));
        assertThat(look())
                .allMatch(f -> f.verdict() == Verdict.GOOD)
                .anyMatch(f -> f.found().contains("第 0 次恢复") && f.found().contains("2026-01-05T09:30"));
        assertThat(data.resolve("high-water")).hasContent(MARK);
    }

    @Test
    void an_older_copy_of_the_database_is_told_with_the_money() throws IOException {
        TestDatabase.h2(data).close();
        Files.writeString(data.resolve("high-water"), MARK);
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.MUST
                        && f.found().startsWith("OLDER_COPY")
                        && f.money().contains("重复收退"));
    }

    @Test
    void a_restore_that_broke_off_and_a_mark_that_cannot_be_read_are_told() throws IOException {
        TestDatabase.h2(data).close();
        Files.writeString(data.resolve("high-water"), "incarnation=x\n");
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().startsWith("FILE_UNREADABLE"));
        Files.writeString(data.resolve("restore-under-way"), "file=monday.zip\n");
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().startsWith("RESTORE_UNFINISHED"));
    }

    @Test
    void nothing_is_noted_where_nothing_was_known_and_an_old_backup_is_told() throws IOException {
        TestDatabase.h2(data).close();
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.GOOD && f.found().contains("还没有记下水位"))
                .anyMatch(f -> f.verdict() == Verdict.ATTENTION && f.found().contains("没有做过 backup"));
        assertThat(data.resolve("high-water")).doesNotExist();
        backedUp(Duration.ofDays(3));
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.ATTENTION && f.found().contains("已超过两天"));
    }

    @Test
    void without_the_database_it_is_unknown_what_it_holds() {
        assertThat(look()).anyMatch(f -> f.verdict() == Verdict.UNKNOWN);
    }
}

package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Monday, 5 January 2026, in the morning. */
class WorkCheckTest {
    @TempDir
    Path data;

    private final SettableClock clock = SettableClock.aMondayMorning();

    private List<Finding> look() {
        try (Installation installation =
                        Site.onlyHis(data, "https://his.example.org").read();
                Database database = Database.open(installation)) {
            return new WorkCheck(database, clock).look();
        }
    }

    private long ago(Duration duration) {
        return clock.instant().minus(duration).toEpochMilli();
    }

    private void order(TestDatabase database, String id, String state, long fen, Duration ago) {
        database.change("INSERT INTO order_view VALUES ('" + id + "', 9, 'H1', 'p', 'online-mixed', '" + state
                + "', 0, 'SELF', 'b', 'v', 'r', " + fen + ", " + fen + ", 0, " + ago(ago) + ", " + ago(ago) + ")");
    }

    private static void day(TestDatabase database, String day, String state) {
        database.change("INSERT INTO reconciliation_run (org, run_day, run_state, stage, done_rows, attempts, asked_at,"
                + " asked_by, cut_at, next_try_at, finished_at, taken_by, taken_until, words) VALUES ('H1', '" + day
                + "', '" + state + "', '', 0, 1, 0, 'x', 0, 0, 0, '', 0, '')");
    }

    private static void posted(TestDatabase database, String day) {
        database.change("INSERT INTO posting VALUES ('o-" + day
                + "', 0, 0, 'due-from:wechat', 'CASH', 100, 'r', '', 0, '" + day + "', 0, '')");
    }

    @Test
    void nothing_to_do_is_well() {
        try (TestDatabase database = TestDatabase.h2(data)) {
            posted(database, "20260103");
            day(database, "20260103", "FINISHED");
            order(database, "2026010400000001", "COMPLETED", 100, Duration.ofDays(1));
            order(database, "2026010500000001", "IN_DOUBT", 100, Duration.ofMinutes(2));
        }
        assertThat(look()).allMatch(f -> f.verdict() == Verdict.GOOD).anyMatch(f -> f.found()
                .startsWith("1 张结算单存疑"));
    }

    @Test
    void orders_that_wait_for_a_person_or_too_long_are_counted_with_their_money() {
        try (TestDatabase database = TestDatabase.h2(data)) {
            order(database, "2026010300000001", "STUCK", 12345, Duration.ofDays(2));
            order(database, "2026010300000002", "STUCK", 5, Duration.ofDays(1));
            order(database, "2026010500000003", "IN_DOUBT", 700, Duration.ofMinutes(30));
            order(database, "2026010300000004", "REFUNDING", 800, Duration.ofDays(4));
            database.change("INSERT INTO agenda VALUES ('2026010300000004', " + ago(Duration.ofHours(1)) + ", '')");
        }
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.MUST
                        && f.found().startsWith("2 张结算单需人工处理")
                        && f.money().contains("123.50 元"))
                .anyMatch(f -> f.verdict() == Verdict.ATTENTION
                        && f.found().startsWith("1 张结算单存疑")
                        && f.money().contains("7.00 元"))
                .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().startsWith("1 张结算单退费中"))
                .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().startsWith("1 项待办过时"));
    }

    @Test
    void messages_that_did_not_go_out_are_counted() {
        try (TestDatabase database = TestDatabase.h2(data)) {
            String columns = "INSERT INTO message VALUES ('H1', '";
            String rest = ", 'k1', X'00')";
            database.change(
                    columns + "n1', 'paid', '', 'REFUSED', '', '', '', 1, 1, 1, " + ago(Duration.ofDays(2)) + rest);
            database.change(
                    columns + "n2', 'paid', '', 'REFUSED', '', '', '', 1, 1, 1, " + ago(Duration.ofDays(9)) + rest);
            database.change(columns + "n3', 'paid', '', 'WAITING', '', '', '', 1, " + ago(Duration.ofHours(2))
                    + ", 1, 0" + rest);
        }
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.ATTENTION && f.found().equals("近七天 1 条消息没有发成, 1 条等了一小时以上"));
    }

    @Test
    void days_that_are_not_closed_and_differences_are_named() {
        try (TestDatabase database = TestDatabase.h2(data)) {
            posted(database, "20260102");
            posted(database, "20260104");
            day(database, "20260101", "FAILED");
            day(database, "20260103", "WAITING");
            database.change(
                    "INSERT INTO finding (finding_id, org, run_day, bill_day, found_at, source, difference, form,"
                            + " also, care, key_text, order_id, flow, ours_fen, theirs_fen, direction, words, remedy,"
                            + " needs, reason, evidence, finding_state, last_seq) VALUES ('f', 'H1', '20260103',"
                            + " '20260103', 0, 'wechat', 'D1', 'F', '', 'ALL', 'k', '', 'PAY', 0, 2500, '', '', '', '',"
                            + " '', '', 'OPEN', 0)");
        }
        assertThat(look())
                .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().startsWith("对账停在 20260101"))
                .anyMatch(f -> f.verdict() == Verdict.ATTENTION && f.found().equals("对账没有做完: 20260103"))
                .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().equals("有账而从未对账: 20260102"))
                .anyMatch(f -> f.verdict() == Verdict.ATTENTION
                        && f.found().startsWith("1 笔差错未处理, 最早的是 20260103")
                        && f.money().contains("25.00 元"));
    }

    @Test
    void without_the_database_it_is_unknown_what_waits() {
        assertThat(look()).singleElement().matches(f -> f.verdict() == Verdict.UNKNOWN);
    }
}

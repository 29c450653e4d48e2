package io.medsettle.server.doctor;

import io.medsettle.server.reconciliation.RunRow;
import io.medsettle.server.reconciliation.StoredFinding;
import io.medsettle.server.store.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Days of reconciliation that are not closed, and differences that nobody has settled.
 *
 * @param failed days that were left to a person
 * @param waiting days before yesterday that are under way or wait for a bill
 * @param never days before yesterday with business that were never reconciled
 * @param open differences
 */
record DaysToClose(List<String> failed, List<String> waiting, List<String> never, Open open) {
    private static final int DAYS_BACK = 31;
    private static final String IN_STATE =
            "SELECT run_day FROM reconciliation_run WHERE run_state = ? AND run_day < ? ORDER BY run_day";
    private static final String NEVER =
            "SELECT DISTINCT p.bill_day FROM posting p WHERE p.bill_day >= ? AND p.bill_day < ? AND NOT EXISTS (SELECT"
                    + " 1 FROM reconciliation_run r WHERE r.run_day = p.bill_day) ORDER BY p.bill_day";
    private static final String OPEN = "SELECT COUNT(*), COALESCE(MIN(run_day), ''),"
            + " COALESCE(SUM(ABS(theirs_fen - ours_fen)), 0) FROM finding WHERE finding_state IN (?, ?, ?)";

    /** How many, of which day the oldest, and by how much the two sides differ altogether. */
    record Open(long count, String since, long fen) {}

    static DaysToClose read(Connection c, LocalDate today) throws SQLException {
        String yesterday = day(today.minusDays(1));
        List<String> waiting = new ArrayList<>();
        for (RunRow.State state : List.of(RunRow.State.QUEUED, RunRow.State.RUNNING, RunRow.State.WAITING)) {
            waiting.addAll(days(c, state, yesterday));
        }
        Open open = Rows.all(
                        c,
                        OPEN,
                        r -> new Open(r.getLong(1), r.getString(2), r.getLong(3)),
                        StoredFinding.State.OPEN.name(),
                        StoredFinding.State.PROPOSED.name(),
                        StoredFinding.State.APPROVED.name())
                .get(0);
        return new DaysToClose(
                days(c, RunRow.State.FAILED, day(today)),
                waiting,
                Rows.all(c, NEVER, r -> r.getString(1), day(today.minusDays(DAYS_BACK)), yesterday),
                open);
    }

    private static List<String> days(Connection c, RunRow.State state, String before) throws SQLException {
        return Rows.all(c, IN_STATE, r -> r.getString(1), state.name(), before);
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        if (!failed.isEmpty()) {
            found.add(Finding.must("对账停在 " + String.join(", ", failed) + ", 已不再自动重试", "控制台 → 对账, 看原因, 排除后重新启动那一天")
                    .money("那几天的账没有与各方核对过"));
        }
        if (!waiting.isEmpty()) {
            found.add(Finding.attention("对账没有做完: " + String.join(", ", waiting), "控制台 → 对账, 看缺哪一方的账单"));
        }
        if (!never.isEmpty()) {
            found.add(Finding.must(
                            "有账而从未对账: " + String.join(", ", never),
                            "控制台 → 对账, 启动那几天; 核对 medsettle.reconciliation.daily")
                    .money("那几天的账没有与各方核对过"));
        }
        if (found.isEmpty()) {
            found.add(Finding.good("对账的日子都已做完"));
        }
        found.add(
                open.count() == 0
                        ? Finding.good("没有未处理的差错")
                        : Finding.attention(open.count() + " 笔差错未处理, 最早的是 " + open.since() + " 的", "控制台 → 差错, 逐笔处理与复核")
                                .money("两边相差合计 " + WorkCheck.yuan(open.fen()) + " 元 (长款与短款的绝对值之和)"));
        return found;
    }
}

package io.medsettle.server.doctor;

import io.medsettle.core.order.OrderState;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 差错与存疑: what waits for a person or has waited too long. Reads figures only, no order and nobody's name. */
final class WorkCheck implements Check {
    private static final String ORDERS = "SELECT COUNT(*), COALESCE(MIN(changed_at), 0),"
            + " COALESCE(SUM(taken_fen - returned_fen), 0) FROM order_view WHERE order_state = ?";
    private static final String OVERDUE = "SELECT COUNT(*), COALESCE(MIN(look_at), 0), 0 FROM agenda WHERE look_at < ?";
    private static final String UNSENT = "SELECT COUNT(*), COALESCE(MIN(done_at), 0), 0 FROM message"
            + " WHERE stage IN ('REFUSED', 'UNKNOWN') AND done_at >= ?";
    private static final String WAITING = "SELECT COUNT(*), COALESCE(MIN(created_at), 0), 0 FROM message"
            + " WHERE stage IN ('WAITING', 'SENDING') AND created_at < ?";

    /** Each state that lasts, with what it is called and how long it may last until people are told, and until they must act. */
    private static final Map<OrderState, Lasting> LASTING = Map.of(
            OrderState.IN_DOUBT, new Lasting("存疑", Duration.ofMinutes(10), Duration.ofDays(1)),
            OrderState.UNWINDING, new Lasting("退回中", Duration.ofHours(1), Duration.ofDays(1)),
            OrderState.REFUNDING, new Lasting("退费中", Duration.ofHours(1), Duration.ofDays(3)));

    private final Database database;
    private final InstantSource clock;

    WorkCheck(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Lasting(String words, Duration told, Duration must) {}

    /** How many, since when, and how much of it was taken and not given back. */
    private record Figures(long count, Instant since, long fen) {}

    @Override
    public String name() {
        return "差错与存疑";
    }

    @Override
    public List<Finding> look() {
        return database.transactions()
                .map(this::look)
                .orElse(List.of(Finding.unknown("数据库没有查到, 不知道有没有等着处理的单据", "先处理“数据库”一项")));
    }

    private List<Finding> look(Transactions transactions) {
        Instant now = clock.instant();
        List<Finding> found = new ArrayList<>();
        found.add(stuck(figures(transactions, ORDERS, OrderState.STUCK.name())));
        LASTING.forEach(
                (state, lasting) -> found.add(lasting(lasting, figures(transactions, ORDERS, state.name()), now)));
        found.add(overdue(
                figures(transactions, OVERDUE, now.minus(Duration.ofMinutes(15)).toEpochMilli())));
        found.add(messages(
                figures(transactions, UNSENT, now.minus(Duration.ofDays(7)).toEpochMilli()),
                figures(transactions, WAITING, now.minus(Duration.ofHours(1)).toEpochMilli())));
        LocalDate today = now.atZone(BusinessDay.ZONE).toLocalDate();
        found.addAll(transactions.read(c -> DaysToClose.read(c, today)).findings());
        return found;
    }

    private static Figures figures(Transactions transactions, String sql, Object value) {
        return transactions.read(c -> figures(c, sql, value));
    }

    private static Figures figures(Connection c, String sql, Object value) throws SQLException {
        return Rows.all(c, sql, r -> new Figures(r.getLong(1), Instant.ofEpochMilli(r.getLong(2)), r.getLong(3)), value)
                .get(0);
    }

    private static Finding stuck(Figures stuck) {
        return stuck.count() == 0
                ? Finding.good("没有需人工处理的结算单")
                : Finding.must(
                                stuck.count() + " 张结算单需人工处理, 最久的自 " + time(stuck.since()),
                                "控制台 → 结算单 → 状态“需人工处理”, 逐张核对各方后裁定")
                        .money("其账簿上已收未退合计 " + yuan(stuck.fen()) + " 元; 自动处理已停, 不会再收再退");
    }

    private static Finding lasting(Lasting lasting, Figures figures, Instant now) {
        if (figures.count() == 0) {
            return Finding.good("没有" + lasting.words() + "的结算单");
        }
        Duration age = Duration.between(figures.since(), now);
        String found = figures.count() + " 张结算单" + lasting.words() + ", 最久没有变化的自 " + time(figures.since());
        if (age.compareTo(lasting.told()) < 0) {
            return Finding.good(found);
        }
        String next = "查看“远端”与“时钟”两项; 在控制台按状态列出, 必要时逐张裁定";
        Finding finding =
                age.compareTo(lasting.must()) < 0 ? Finding.attention(found, next) : Finding.must(found, next);
        return finding.money("账簿上已收未退合计 " + yuan(figures.fen()) + " 元, 另有对方是否已收退未知的; 网关用原号继续查询, 不要人工重收重退");
    }

    private static Finding overdue(Figures overdue) {
        return overdue.count() == 0
                ? Finding.good("待办没有积压")
                : Finding.must(
                                overdue.count() + " 项待办过时 15 分钟以上, 最早的应在 " + time(overdue.since()),
                                "启动网关; 已在运行的, 查看本机与数据库的时差, 以及各节点的日志")
                        .money("存疑与退费在有节点接手之前不会前进");
    }

    private static Finding messages(Figures unsent, Figures waiting) {
        if (unsent.count() == 0 && waiting.count() == 0) {
            return Finding.good("消息都已发出");
        }
        return Finding.attention(
                "近七天 " + unsent.count() + " 条消息没有发成, " + waiting.count() + " 条等了一小时以上", "核对短信与消息模板的设置和余额; 消息不影响资金");
    }

    static String time(Instant at) {
        return at.atZone(BusinessDay.ZONE).toLocalDateTime().withNano(0).toString();
    }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}

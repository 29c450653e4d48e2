package io.medsettle.server.metrics;

import io.medsettle.core.order.OrderState;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits in the house: orders that are not at rest, what is to be looked at, what came in, what is to go out. Safe to share. */
@Singleton
public class Queues {
    private static final Duration UNTOUCHED = Duration.ofMinutes(15);
    private static final Duration LYING = Duration.ofMinutes(10);
    private static final String COUNT = "SELECT COUNT(*), COALESCE(MIN(%1$s), 0), COALESCE(SUM(CASE WHEN %1$s < ? THEN"
            + " 1 ELSE 0 END), 0) FROM %2$s";
    private static final String ORDERS = COUNT.formatted("changed_at", "order_view WHERE order_state = ?");
    private static final String AGENDA = COUNT.formatted("look_at", "agenda");
    private static final String INBOX =
            COUNT.formatted("arrived_at", "inbox WHERE handled_at = 0 AND verdict = 'GENUINE'");
    private static final String MESSAGES =
            COUNT.formatted("created_at", "message WHERE stage IN ('WAITING', 'SENDING')");

    private final Transactions transactions;
    private final WatchRules rules;
    private final InstantSource clock;

    Queues(Transactions transactions, WatchRules rules, InstantSource clock) {
        this.transactions = transactions;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param key its name in Latin letters
     * @param late how many wait for too long
     * @param oldest since when, or for when, the first one is
     * @param words what it means
     * @param page where its things are looked at one by one, "" if nowhere
     */
    public record Queue(
            String key,
            String name,
            long count,
            long late,
            @Nullable Instant oldest,
            String words,
            String page) {}

    /** Empty if the database does not answer. */
    public List<Queue> now() {
        try {
            Instant now = clock.instant();
            return transactions.read(c -> List.of(
                    orders(c, OrderState.STUCK, "需人工处理的结算单", now, "规则不能了结, 须两人裁定; 资金停在原处", "/console/stuck"),
                    orders(c, OrderState.IN_DOUBT, "存疑的结算单", doubt(now), "结果未知, 系统用同一单号查询", state("IN_DOUBT")),
                    orders(c, OrderState.UNWINDING, "退回中的结算单", doubt(now), "没有办成, 已收的正在退回", state("UNWINDING")),
                    orders(c, OrderState.REFUNDING, "退费中的结算单", doubt(now), "退费没有办完", state("REFUNDING")),
                    queue(c, "agenda", "待办", AGENDA, now.minus(UNTOUCHED), "到时由任一节点领取; 过久没有人领, 看各节点的日志与时钟"),
                    queue(c, "inbox", "收到而未处理的回调", INBOX, now.minus(LYING), "验签通过, 等着据以查询"),
                    queue(c, "messages", "待发的消息", MESSAGES, now.minus(rules.messageFor()), "短信与公众号消息; 不影响资金")));
        } catch (StoreUnavailable e) {
            return List.of();
        }
    }

    private Instant doubt(Instant now) {
        return now.minus(rules.doubtFor());
    }

    private static String state(String state) {
        return "/console/orders?state=" + state;
    }

    private static Queue orders(Connection c, OrderState state, String name, Instant late, String words, String page)
            throws SQLException {
        return one(c, state.name(), name, ORDERS, words, page, late.toEpochMilli(), state.name());
    }

    private static Queue queue(Connection c, String key, String name, String sql, Instant late, String words)
            throws SQLException {
        return one(c, key, name, sql, words, "", late.toEpochMilli());
    }

    private static Queue one(
            Connection c, String key, String name, String sql, String words, String page, Object... values)
            throws SQLException {
        return Rows.all(
                        c,
                        sql,
                        row -> new Queue(
                                key, name, row.getLong(1), row.getLong(3), instant(row.getLong(2)), words, page),
                        values)
                .get(0);
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}

package io.medsettle.server.doctor;

import io.medsettle.server.doctor.Calls.Call;
import io.medsettle.server.store.DatabaseClock;
import io.medsettle.server.store.Transactions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 时钟: this machine's against the database's, by which nodes are compared (ENGINE 7), and against the {@code Date} of each far side that
 * answers.
 */
final class ClockCheck implements Check {
    /** A node that is off by more takes no work. */
    private static final Duration NODE = Duration.ofSeconds(1);

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NTP = "用 chrony 或 ntpd 与院内时钟源对时 (chronyc tracking), 所有节点与数据库服务器用同一个时钟源";

    private final Database database;
    private final Calls calls;
    private final InstantSource clock;

    ClockCheck(Database database, Calls calls, InstantSource clock) {
        this.database = database;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "时钟";
    }

    @Override
    public List<Finding> look() {
        List<Finding> found = new ArrayList<>();
        found.add(database.transactions()
                .map(this::againstDatabase)
                .orElse(Finding.unknown("数据库没有查到, 本机与它的时差不知道", "先处理“数据库”一项")));
        try {
            calls.all().forEach(call -> found.add(against(call)));
        } catch (RuntimeException e) {
            found.add(Finding.unknown("远端没有查到, 本机与它们的时差不知道", "先处理“设置”一项"));
        }
        return found;
    }

    private Finding againstDatabase(Transactions transactions) {
        Duration skew = new DatabaseClock(transactions, clock).skew();
        return skew.compareTo(NODE) > 0
                ? Finding.must("本机与数据库相差 " + skew.toSeconds() + " 秒以上, 网关相差超过 1 秒即不接活", NTP)
                        .money("已有的单据不动, 由时钟正确的节点接着查询")
                : Finding.good("本机与数据库相差不到 1 秒");
    }

    private static Finding against(Call call) {
        String who = call.side().name();
        Optional<Instant> theirs = call.result()
                .match(a -> a.header("date").flatMap(ClockCheck::date), n -> Optional.empty(), u -> Optional.empty());
        if (theirs.isEmpty()) {
            return Finding.unknown(who + " 没有给出时间, 时差不知道", "对方恢复后再查; 对方从不给 Date 头的, 请与对方人工核对一次时间");
        }
        Duration off = off(call, theirs.get());
        if (off.compareTo(call.side().off()) >= 0) {
            return Finding.must(
                            who + " 与本机相差 " + off.toSeconds() + " 秒, 达到 "
                                    + call.side().off().toSeconds() + " 秒时签名会被拒绝",
                            NTP + "; 本机与其它远端都一致时, 请对方核对它的时钟")
                    .money("被拒绝的请求没有动账; 已发出的用原号查询");
        }
        return off.compareTo(SOON) > 0
                ? Finding.attention(who + " 与本机相差 " + off.toSeconds() + " 秒", NTP)
                : Finding.good(who + " 与本机相差 " + off.toSeconds() + " 秒");
    }

    /** How far theirs is out of the span in which it was asked, less what whole seconds cost. */
    private static Duration off(Call call, Instant theirs) {
        Duration early = Duration.between(theirs.plusSeconds(1), call.before());
        Duration late = Duration.between(call.after(), theirs);
        Duration most = early.compareTo(late) > 0 ? early : late;
        return most.isNegative() ? Duration.ZERO : most;
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

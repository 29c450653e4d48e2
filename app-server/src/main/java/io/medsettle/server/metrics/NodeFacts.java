package io.medsettle.server.metrics;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.backup.MarkCheck;
import io.medsettle.server.backup.Refused;
import io.medsettle.server.shown.Times;
import io.medsettle.server.store.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The node that answers, as its keeper wants to know it: backup, high water, clock, pool, certificates. Safe to share. */
@Singleton
public class NodeFacts {
    private static final Duration BACKUP = Duration.ofHours(26);
    private static final int CERTIFICATE_DAYS = 30;

    private final Transactions transactions;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Path data;
    private final int floor;

    NodeFacts(
            Transactions transactions,
            MeterRegistry registry,
            InstantSource clock,
            @Property(name = "medsettle.data") String data,
            @Property(name = "medsettle.gateway.incarnation", defaultValue = "0") int floor) {
        this.transactions = transactions;
        this.registry = registry;
        this.clock = clock;
        this.data = Path.of(data);
        this.floor = floor;
    }

    /** One of them; not well is for somebody to see to. */
    public record Fact(String name, String words, boolean well) {}

    public List<Fact> now() {
        List<Fact> facts = new ArrayList<>(List.of(backup(), mark(), clock(), pool()));
        for (Gauge gauge : registry.find("medsettle.certificate.days").gauges()) {
            long days = (long) gauge.value();
            String name = "证书 " + gauge.getId().getTag("certificate");
            facts.add(new Fact(name, days < 0 ? "已过期 " + -days + " 天" : "还有 " + days + " 天", days >= CERTIFICATE_DAYS));
        }
        return facts;
    }

    private Fact backup() {
        return MarkCheck.lastBackup(data)
                .map(at -> new Fact("备份", "本节点最近一次在 " + Times.of(at), fresh(at)))
                .orElse(new Fact("备份", "本节点没有做过 backup 的记录; 用其它办法备份的, 自行确认它可恢复", false));
    }

    private boolean fresh(Instant at) {
        return Duration.between(at, clock.instant()).compareTo(BACKUP) <= 0;
    }

    private Fact mark() {
        try {
            MarkCheck.Seen seen = MarkCheck.look(transactions, data, floor);
            String words = seen.newest()
                    .map(at -> "本节点见过的最新一页 (" + Times.of(at) + ") 在库中")
                    .orElse("本节点还没有记下水位");
            return new Fact("高水位", "第 " + seen.life() + " 次恢复后的数据库, " + words, true);
        } catch (Refused e) {
            return new Fact("高水位", String.valueOf(e.getMessage()), false);
        } catch (StoreUnavailable e) {
            return new Fact("高水位", "数据库没有应答, 没有查到", false);
        }
    }

    private Fact clock() {
        long skew = gauge("medsettle.clock.skew.seconds");
        return new Fact("时钟", "与数据库相差 " + skew + " 秒", skew <= 1);
    }

    private Fact pool() {
        long pending = gauge("hikaricp.connections.pending");
        String words = "数据库连接: 在用 " + gauge("hikaricp.connections.active") + ", 最多 " + gauge("hikaricp.connections.max")
                + ", 等待 " + pending;
        return new Fact("连接池", words, pending == 0);
    }

    private long gauge(String name) {
        return registry.find(name).gauges().stream()
                .mapToLong(g -> (long) g.value())
                .sum();
    }
}

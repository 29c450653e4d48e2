package io.medsettle.server.backup;

import io.medsettle.ports.store.Page;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.backup.MarkFile.Mark;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers outside the database how far this node has seen it, and refuses to start on less (ENGINE 26). A page is noted
 * only once it was looked up and stands; the file is therefore some seconds behind, never ahead. Safe to share.
 */
@Singleton
final class HighWater {
    private static final Logger LOG = LoggerFactory.getLogger(HighWater.class);
    private static final String STANDS = "SELECT 1 FROM order_history WHERE order_id = ? AND seq = ? AND page_id = ?";

    private final Transactions transactions;
    private final int floor;
    private final Path data;
    private final MarkFile file;
    private final AtomicReference<Optional<Page>> newest = new AtomicReference<>(Optional.empty());
    private Optional<Page> ripe = Optional.empty();

    HighWater(
            Transactions transactions,
            @Property(name = "medsettle.data") String data,
            @Property(name = "medsettle.gateway.incarnation", defaultValue = "0") int floor) {
        this.transactions = transactions;
        this.floor = floor;
        this.data = Path.of(data);
        this.file = new MarkFile(this.data);
    }

    /** Which life of the database this is: what stands in it, or what the settings demand at least. */
    int life() {
        return Math.max(floor, transactions.read(Held::life));
    }

    /**
     * The same, once it is certain that the database holds what this node has seen.
     *
     * @throws Refused if it does not, or if a restore broke off
     */
    int demandAllThere() {
        demandNoRestoreUnderWay();
        int life = life();
        Optional<Mark> mark = demandStanding(life);
        if (mark.filter(m -> m.life() < life).isPresent()) {
            LOG.info("数据库经恢复后第 {} 次启用: 备份之后的单据先向各方查询, 不会直接发送", life);
        }
        if (mark.filter(m -> m.life() == life).isEmpty()) {
            file.write(Mark.none(life));
        }
        return life;
    }

    void demandNoRestoreUnderWay() {
        Restore.underWay(data).read().ifPresent(lines -> {
            throw new Refused(
                    Refused.Why.RESTORE_UNFINISHED,
                    "从 " + lines.getOrDefault("file", "") + " 的恢复没有做完, 数据库可能不完整, 网关不启动; 请"
                            + lines.getOrDefault("then", "重新执行 restore"));
        });
    }

    /** The mark, which the database holds, or which is of an earlier life. */
    Optional<Mark> demandStanding(int life) {
        Optional<Mark> mark = file.read();
        if (mark.filter(m -> m.life() > life || m.life() == life && !stands(m)).isPresent()) {
            throw olderCopy(mark.get(), life);
        }
        return mark;
    }

    private boolean stands(Mark mark) {
        return mark.order().isEmpty() || stands(mark.order(), mark.seq(), mark.page());
    }

    private boolean stands(String order, long seq, String page) {
        return transactions.read(
                c -> Rows.one(c, STANDS, r -> r.getInt(1), order, seq, page).isPresent());
    }

    private Refused olderCopy(Mark mark, int life) {
        String seen = mark.order().isEmpty()
                ? "第 " + mark.life() + " 次恢复"
                : "结算单 " + mark.order() + " 的第 " + mark.seq() + " 行 ("
                        + Instant.ofEpochMilli(mark.writtenAt())
                                .atZone(BusinessDay.ZONE)
                                .toLocalDateTime() + ")";
        return new Refused(
                Refused.Why.OLDER_COPY,
                "数据库比本节点记得的旧: 本节点已写过" + seen + ", 数据库 (恢复次数 " + life
                        + ") 中却没有。数据库多半被换成了较早的副本, 而没有使用 restore 命令; 此时继续运行可能重复收退款, 因此网关不启动。"
                        + "请用 restore 命令从备份恢复到空库 (见 docs/backup-and-restore.md); 若这确实是另一个新建的库, 请先确认旧库已作废, 再删除 "
                        + file.place());
    }

    /** A page is being written; whether it will stand is not known yet. */
    void writing(Page page) {
        newest.set(Optional.of(page));
    }

    /** Notes what was written before the last look, if it stands. */
    @Scheduled(fixedDelay = "${medsettle.backup.mark-every:2s}", initialDelay = "1s")
    synchronized void note() {
        Optional<Page> looking = ripe;
        ripe = newest.getAndSet(Optional.empty());
        try {
            looking.ifPresent(this::note);
        } catch (StoreUnavailable | UncheckedIOException e) {
            LOG.warn("the high-water mark could not be written: {}", e.getMessage());
        }
    }

    private void note(Page page) {
        long seq = page.firstSeq() + page.lines().size() - 1;
        String order = page.order().text();
        if (stands(order, seq, page.id())) {
            long at = page.lines().get(0).at().toEpochMilli();
            file.write(new Mark(life(), order, seq, page.id(), at));
        }
    }
}

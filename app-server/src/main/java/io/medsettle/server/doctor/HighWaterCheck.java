package io.medsettle.server.doctor;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.backup.MarkCheck;
import io.medsettle.server.backup.Refused;
import io.medsettle.server.store.Transactions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** 高水位与备份: whether the database holds what this node has seen of it (ENGINE 26), which life it is in, and the last backup. */
final class HighWaterCheck implements Check {
    private static final Duration OLD = Duration.ofHours(48);

    private final Installation installation;
    private final Database database;
    private final InstantSource clock;

    HighWaterCheck(Installation installation, Database database, InstantSource clock) {
        this.installation = installation;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "高水位与备份";
    }

    @Override
    public List<Finding> look() {
        List<Finding> found = new ArrayList<>();
        Path data = installation.data();
        if (!Files.isDirectory(data)) {
            found.add(Finding.attention("还没有数据目录 " + data, "第一次启动会建立它; 若已经运行过, 核对 MEDSETTLE_DATA"));
        }
        found.add(database.transactions()
                .map(transactions -> mark(transactions, data))
                .orElse(Finding.unknown("数据库没有查到, 不知道它是否少于本节点见过的", "先处理“数据库”一项")));
        found.add(backup(data));
        return found;
    }

    private Finding mark(Transactions transactions, Path data) {
        int floor = installation
                .environment()
                .getProperty("medsettle.gateway.incarnation", Integer.class)
                .orElse(0);
        try {
            MarkCheck.Seen seen = MarkCheck.look(transactions, data, floor);
            String life = "第 " + seen.life() + " 次恢复后的数据库";
            return seen.newest()
                    .map(at -> Finding.good(life + ", 本节点见过的最新一页 (" + time(at) + ") 在库中"))
                    .orElse(Finding.good(life + ", 本节点还没有记下水位"));
        } catch (Refused e) {
            return Finding.must(e.getMessage() == null ? "水位不符" : e.getMessage(), "在弄清之前不要启动网关, 也不要删除水位文件")
                    .money("用旧副本运行会不知道其后的收退款, 可能重复收退");
        }
    }

    private Finding backup(Path data) {
        return MarkCheck.lastBackup(data)
                .map(at -> {
                    boolean old = Duration.between(at, clock.instant()).compareTo(OLD) > 0;
                    String found = "本节点最近一次 backup 在 " + time(at);
                    return old ? Finding.attention(found + ", 已超过两天", "查看定时备份是否还在运行") : Finding.good(found);
                })
                .orElse(Finding.attention(
                        "本节点没有做过 backup 的记录", "每天执行一次 backup (见 docs/backup-and-restore.md); 用其它办法备份的, 自行确认它可恢复"));
    }

    private static String time(Instant at) {
        return at.atZone(BusinessDay.ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}

package io.medsettle.server.backup;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Loads a backup into an empty database and begins a new life of it. */
final class Restore {
    private static final int LAST_LIFE = 35;

    private final Place place;
    private final InstantSource clock;

    Restore(Place place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param life the new life of the database
     */
    record Done(Manifest manifest, int life) {}

    /** @throws Refused by name; then the database is as it was, or {@link Refused.Why#RESTORE_UNFINISHED} keeps the gateway from it */
    Done from(Path file) {
        Manifest manifest = Manifest.readBeside(file);
        Engine engine = place.engine();
        demandFitting(file, manifest, engine);
        int life =
                1 + Math.max(Math.max(place.incarnation(), manifest.held().life()), new MarkFile(place.data()).life());
        if (life > LAST_LIFE) {
            throw new Refused(Refused.Why.LIVES_USED_UP, "数据库已恢复过 " + LAST_LIFE + " 次, 结算单号无法再区分; 请联系软件的维护者");
        }
        engine.demandEmpty();
        PlainFile underWay = underWay(place.data());
        underWay.write(Map.of(
                "file",
                file.toAbsolutePath().toString(),
                "since",
                clock.instant().toString(),
                "then",
                engine.afterBreakingOff()));
        engine.load(file, manifest, new Beginning(life, clock.instant(), manifest.sha256()));
        underWay.remove();
        return new Done(manifest, life);
    }

    /** Stands while a restore is under way, and afterwards if it broke off. */
    static PlainFile underWay(Path data) {
        return new PlainFile(data.resolve("restore-under-way"));
    }

    private static void demandFitting(Path file, Manifest manifest, Engine engine) {
        if (!manifest.engine().equals(engine.name())) {
            throw new Refused(
                    Refused.Why.ANOTHER_ENGINE,
                    "这份备份来自 " + manifest.engine() + ", 当前配置的数据库是 " + engine.name()
                            + "; 请把 MEDSETTLE_DATABASE_URL 指向同类数据库");
        }
        int known = newestSchema();
        if (manifest.held().schema() > known) {
            throw new Refused(
                    Refused.Why.SCHEMA_NEWER,
                    "备份的表结构版本是 " + manifest.held().schema() + ", 本程序只到 " + known + "; 请用做备份时的版本或更新的版本恢复");
        }
        if (!Copies.digest(file).equals(manifest.sha256())) {
            throw new Refused(Refused.Why.DIGEST_DIFFERS, file + " 与备份时的 SHA-256 不符, 文件已损坏或被改动; 请改用另一份备份");
        }
    }

    /** Number of the newest migration that this program brings. */
    private static int newestSchema() {
        return Arrays.stream(Flyway.configure()
                        .dataSource("jdbc:h2:mem:", "sa", "")
                        .locations("classpath:db/migration")
                        .load()
                        .info()
                        .all())
                .map(m -> m.getVersion())
                .filter(version -> version != null)
                .mapToInt(version -> version.getMajor().intValue())
                .max()
                .orElse(0);
    }

    /** What came of loading against what the manifest says. */
    static void demandWhole(Held held, Manifest manifest) {
        if (held.lines() < manifest.held().lines()
                || held.schema() != manifest.held().schema()) {
            throw new Refused(
                    Refused.Why.BACKUP_NOT_WHOLE,
                    "恢复出 " + held.lines() + " 行流水, 说明文件写的是 " + manifest.held().lines() + " 行; 请改用另一份备份");
        }
    }
}

package io.medsettle.server.backup;

import io.medsettle.ports.value.BusinessDay;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * What stands beside a backup ({@code <file>.manifest}).
 *
 * @param madeAt when the copy began
 * @param engine h2 or mysql
 * @param held what it holds; of the lines at least so many
 * @param sha256 of the file, 64 hex digits
 * @param bytes its length
 */
record Manifest(Instant madeAt, String engine, Held held, String sha256, long bytes) {
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".manifest");
    }

    void writeBeside(Path file) {
        new PlainFile(beside(file))
                .write(Map.of(
                        "madeAt",
                                madeAt.atZone(BusinessDay.ZONE)
                                        .toOffsetDateTime()
                                        .toString(),
                        "engine", engine,
                        "schema", Integer.toString(held.schema()),
                        "historyLines", Long.toString(held.lines()),
                        "incarnation", Integer.toString(held.life()),
                        "sha256", sha256,
                        "bytes", Long.toString(bytes)));
    }

    static Manifest readBeside(Path file) {
        Map<String, String> lines = new PlainFile(beside(file)).read().orElseThrow(() -> unreadable(file));
        try {
            Held held = new Held(
                    Integer.parseInt(need(lines, "schema")),
                    Long.parseLong(need(lines, "historyLines")),
                    Integer.parseInt(need(lines, "incarnation")));
            Instant madeAt = OffsetDateTime.parse(need(lines, "madeAt")).toInstant();
            return new Manifest(
                    madeAt, need(lines, "engine"), held, need(lines, "sha256"), Long.parseLong(need(lines, "bytes")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unreadable(file);
        }
    }

    private static String need(Map<String, String> lines, String name) {
        return Optional.ofNullable(lines.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static Refused unreadable(Path file) {
        return new Refused(
                Refused.Why.FILE_UNREADABLE, "备份的说明文件 " + beside(file) + " 不存在或不完整; 请把它与备份文件放在同一目录, 或改用另一份备份");
    }
}

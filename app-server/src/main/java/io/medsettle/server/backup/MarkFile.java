package io.medsettle.server.backup;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a node's high-water mark lies: {@code high-water} in its data directory, never in the database. */
final class MarkFile {
    private final PlainFile file;

    MarkFile(Path data) {
        file = new PlainFile(data.resolve("high-water"));
    }

    /**
     * The newest page that this node has seen standing.
     *
     * @param life of the database, then
     * @param order "" if none was written in this life yet
     * @param seq place of the page's last line
     * @param writtenAt epoch milliseconds
     */
    record Mark(int life, String order, long seq, String page, long writtenAt) {
        static Mark none(int life) {
            return new Mark(life, "", 0, "", 0);
        }
    }

    Path place() {
        return file.place();
    }

    Optional<Mark> read() {
        return file.read().map(this::mark);
    }

    private Mark mark(Map<String, String> lines) {
        try {
            return new Mark(
                    Integer.parseInt(lines.getOrDefault("incarnation", "")),
                    lines.getOrDefault("order", ""),
                    Long.parseLong(lines.getOrDefault("seq", "")),
                    lines.getOrDefault("page", ""),
                    Long.parseLong(lines.getOrDefault("writtenAt", "")));
        } catch (NumberFormatException e) {
            throw new Refused(
                    Refused.Why.FILE_UNREADABLE, "水位文件 " + place() + " 已损坏, 无法确认数据库是否完整; 请与最近的对账核对, 确认数据库完整后删除该文件再启动");
        }
    }

    /** 0 if there is no mark. */
    int life() {
        return read().map(Mark::life).orElse(0);
    }

    void write(Mark mark) {
        file.write(Map.of(
                "incarnation", Integer.toString(mark.life()),
                "order", mark.order(),
                "seq", Long.toString(mark.seq()),
                "page", mark.page(),
                "writtenAt", Long.toString(mark.writtenAt())));
    }
}

package io.medsettle.server.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How the command asks the running gateway for a backup of the database file that only the gateway can read: by a file in
 * the data directory, which is open to nobody but the server's own user. The gateway answers in another.
 */
final class Wishes {
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(30);
    private static final Duration DONE_WITHIN = Duration.ofHours(6);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Path data;
    private final PlainFile wish;

    Wishes(Path data) {
        this.data = data;
        this.wish = new PlainFile(data.resolve("backup-wish"));
    }

    /** A wish that was read. */
    record Wish(String id, Path file) {}

    /** The wish, which is gone then; empty if there is none. */
    Optional<Wish> take() {
        Optional<Wish> found = wish.read()
                .map(lines -> new Wish(lines.getOrDefault("id", "none"), Path.of(lines.getOrDefault("file", ""))));
        found.ifPresent(w -> wish.remove());
        return found;
    }

    void answer(Wish taken, Map<String, String> lines) {
        answers(taken.id()).write(lines);
    }

    /** Asks and waits. */
    Manifest ask(Path file) {
        String id = UUID.randomUUID().toString();
        wish.write(Map.of("id", id, "file", file.toAbsolutePath().toString()));
        PlainFile answers = answers(id);
        if (!until(() -> !wish.isThere(), TAKEN_WITHIN)) {
            wish.remove();
            throw new Refused(
                    Refused.Why.GATEWAY_SILENT, "数据库文件正被另一个进程使用, 而它没有应答; 请在与网关相同的 MEDSETTLE_DATA 和同一用户下执行, 或停止网关后再备份");
        }
        until(answers::isThere, DONE_WITHIN);
        Map<String, String> said = answers.read().orElse(Map.of());
        answers.remove();
        String why = said.getOrDefault("why", "");
        if (!why.isEmpty() || said.isEmpty()) {
            throw why.isEmpty()
                    ? new Refused(Refused.Why.GATEWAY_SILENT, "网关没有在时限内做完备份; 请查看网关日志")
                    : new Refused(Refused.Why.valueOf(why), said.getOrDefault("words", ""));
        }
        return Manifest.readBeside(file);
    }

    private PlainFile answers(String id) {
        return new PlainFile(data.resolve("backup-answer-" + id));
    }

    private static boolean until(BooleanSupplier happened, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }
}

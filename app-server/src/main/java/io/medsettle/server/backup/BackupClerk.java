package io.medsettle.server.backup;

import io.micronaut.context.env.Environment;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the backups that the command asks this gateway for. */
@Singleton
final class BackupClerk {
    private static final Logger LOG = LoggerFactory.getLogger(BackupClerk.class);

    private final Place place;
    private final Backup backup;
    private final Wishes wishes;

    BackupClerk(Environment settings, InstantSource clock) {
        place = Place.of(settings);
        backup = new Backup(place, clock);
        wishes = new Wishes(place.data());
    }

    @Scheduled(fixedDelay = "1s", initialDelay = "1s")
    synchronized void look() {
        wishes.take().ifPresent(wish -> wishes.answer(wish, done(wish)));
    }

    private Map<String, String> done(Wishes.Wish wish) {
        try {
            Manifest manifest = backup.to(wish.file());
            LOG.info(
                    "backup {} written, {} lines of histories",
                    wish.file(),
                    manifest.held().lines());
            return Map.of("sha256", manifest.sha256());
        } catch (Refused e) {
            LOG.warn("no backup: {}", e.getMessage());
            return Map.of("why", e.why().name(), "words", e.words());
        } catch (RuntimeException e) {
            LOG.warn("no backup", e);
            return Map.of(
                    "why",
                    Refused.Why.BACKUP_NOT_WHOLE.name(),
                    "words",
                    "备份没有写成 (" + e.getClass().getSimpleName() + "); 请查看网关日志");
        }
    }
}

package io.medsettle.server.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a backup under a passing name, proves it, writes its manifest, and only then gives it its name. */
final class Backup {
    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    private final Place place;
    private final InstantSource clock;

    Backup(Place place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
    }

    /**
     * @throws Refused by name
     * @throws H2Engine.HeldByAnother if only the process that holds the database can do it
     */
    Manifest to(Path file) {
        demandNew(file);
        Engine engine = place.engine();
        Instant began = clock.instant();
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.resolveSibling(".").normalize());
            Copies.makeOwn(draft);
            Held held = engine.dump(draft);
            Copies.force(draft);
            Manifest manifest = new Manifest(began, engine.name(), held, Copies.digest(draft), Files.size(draft));
            manifest.writeBeside(file);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            note(began);
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Copies.discard(draft);
        }
    }

    /** For whoever asks how old the last backup is. The backup is good without it. */
    private void note(Instant began) {
        try {
            if (Files.isDirectory(place.data())) {
                last(place.data()).write(Map.of("madeAt", began.toString()));
            }
        } catch (UncheckedIOException e) {
            LOG.warn("the time of the backup could not be noted: {}", e.getMessage());
        }
    }

    static PlainFile last(Path data) {
        return new PlainFile(data.resolve("last-backup"));
    }

    static void demandNew(Path file) {
        if (Files.exists(file)) {
            throw new Refused(Refused.Why.FILE_EXISTS, file + " 已存在, 备份不会覆盖它; 请换一个文件名");
        }
    }
}

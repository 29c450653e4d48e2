package io.medsettle.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Has an H2 file let go by all of this process, as the end of a process would: a pool that was closed may leave connections behind. */
public final class H2Held {
    private static final int QUIET = 20;
    private static final int LOOKS = 600;

    private H2Held() {}

    /**
     * Returns when the file was held by nobody for a second on end.
     *
     * @param data the directory in which {@code medsettle.mv.db} lies
     */
    public static void letGo(Path data) {
        int free = 0;
        for (int look = 1; look <= LOOKS && free < QUIET; look++) {
            boolean held = held(data.resolve("medsettle.mv.db"));
            free = held ? 0 : free + 1;
            if (held && look % QUIET == 1) {
                shutDown(data.resolve("medsettle"));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        if (free < QUIET) {
            throw new IllegalStateException("the database file is still held");
        }
    }

    private static void shutDown(Path database) {
        String url = "jdbc:h2:file:" + database.toAbsolutePath()
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException("the database would not close", e);
        }
    }

    private static boolean held(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

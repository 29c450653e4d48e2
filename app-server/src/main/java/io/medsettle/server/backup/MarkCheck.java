package io.medsettle.server.backup;

import io.medsettle.server.backup.MarkFile.Mark;
import io.medsettle.server.store.Transactions;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** What a node's data directory says of its database and its backups, looked at from outside; nothing is noted or changed. */
public final class MarkCheck {
    private MarkCheck() {}

    /**
     * What was seen.
     *
     * @param life which life of the database it is
     * @param newest when the newest page was written that this node has seen; empty before there was one
     */
    public record Seen(int life, Optional<Instant> newest) {}

    /**
     * @param data the node's data directory
     * @param floor the lowest life that the settings allow
     * @throws Refused as the gateway is refused at its start: the database holds less than this node has seen, a restore broke off, or
     *     the mark cannot be read
     */
    public static Seen look(Transactions transactions, Path data, int floor) {
        HighWater mark = new HighWater(transactions, data.toString(), floor);
        mark.demandNoRestoreUnderWay();
        int life = mark.life();
        return new Seen(
                life,
                mark.demandStanding(life)
                        .filter(m -> !m.order().isEmpty())
                        .map(Mark::writtenAt)
                        .map(Instant::ofEpochMilli));
    }

    /** When the last backup began that was asked for in this data directory; empty if none is known. */
    public static Optional<Instant> lastBackup(Path data) {
        try {
            return Backup.last(data).read().map(lines -> Instant.parse(lines.getOrDefault("madeAt", "")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

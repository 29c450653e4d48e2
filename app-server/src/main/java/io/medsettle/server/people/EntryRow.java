package io.medsettle.server.people;

import io.medsettle.server.store.Box;
import io.medsettle.server.store.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the entrance needs to know of a login. */
record EntryRow(
        String login,
        String org,
        String hash,
        long entryNo,
        int failures,
        long lockedUntil,
        boolean enabled,
        long secretAt,
        long stepUsed,
        @Nullable Box secret) {
    private static final String LOCK =
            "SELECT login, org, password_hash, entry_no, failures, locked_until, disabled_at,"
                    + " secret_at, step_used, key_id, secret_box FROM person WHERE login = ? FOR UPDATE";
    private static final String COUNT = "UPDATE person SET failures = ?, locked_until = ? WHERE login = ?";

    /** Nobody else changes this person until the transaction ends. */
    static Optional<EntryRow> lock(Connection c, String login) throws SQLException {
        return Rows.one(c, LOCK, EntryRow::read, login);
    }

    private static EntryRow read(ResultSet row) throws SQLException {
        byte[] box = row.getBytes(11);
        return new EntryRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getInt(5),
                row.getLong(6),
                row.getLong(7) == 0,
                row.getLong(8),
                row.getLong(9),
                box == null ? null : new Box(row.getString(10), box));
    }

    boolean locked(long now) {
        return lockedUntil > now;
    }

    boolean hasSecondFactor() {
        return secretAt > 0;
    }

    /** An attempt counts as failed until it has turned out well, so that many at once are not more than allowed. */
    void count(Connection c, PeopleSettings settings, long now) throws SQLException {
        int failed = (lockedUntil > 0 ? 0 : failures) + 1;
        long until = failed >= settings.failures() ? now + settings.locked().toMillis() : 0;
        Rows.change(c, COUNT, failed, until, login);
    }

    @Override
    public String toString() {
        return "EntryRow[" + login + "]";
    }
}

package io.medsettle.server.backup;

import io.medsettle.server.store.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What a database holds.
 *
 * @param schema number of its newest migration
 * @param lines how many lines of histories
 * @param life which life of the database it is
 */
record Held(int schema, long lines, int life) {
    /** Reads every line on the way, so that a page that cannot be read is noticed. */
    static Held read(Connection c) throws SQLException {
        int schema = Rows.all(
                        c, "SELECT version FROM flyway_schema_history WHERE version IS NOT NULL", r -> r.getString(1))
                .stream()
                .mapToInt(version -> Integer.parseInt(version.replaceAll("\\..*", "")))
                .max()
                .orElse(0);
        long lines = Rows.all(c, "SELECT COUNT(*), SUM(LENGTH(body)) FROM order_history", r -> r.getLong(1))
                .get(0);
        return new Held(schema, lines, life(c));
    }

    /** 0 until the database was restored for the first time; a database of before restores were counted knows no lives. */
    static int life(Connection c) throws SQLException {
        boolean counted = !Rows.all(
                        c,
                        "SELECT 1 FROM information_schema.tables WHERE LOWER(table_name) = 'database_life'"
                                + " AND table_schema = SCHEMA()",
                        r -> 1)
                .isEmpty();
        if (!counted) {
            return 0;
        }
        return Rows.all(c, "SELECT COALESCE(MAX(life), 0) FROM database_life", r -> r.getInt(1))
                .get(0);
    }

    static void begin(Connection c, int life, Instant now, String cameFrom) throws SQLException {
        Rows.change(
                c,
                "INSERT INTO database_life (life, begun_at, came_from) VALUES (?, ?, ?)",
                life,
                now.toEpochMilli(),
                cameFrom);
    }
}

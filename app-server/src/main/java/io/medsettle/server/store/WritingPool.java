package io.medsettle.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Holds the pool in which pages are written, so that nobody takes it for the server's ordinary data source. */
final class WritingPool implements AutoCloseable {
    private final HikariDataSource pool;

    WritingPool(HikariConfig like) {
        pool = Pools.writing(like);
    }

    DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}

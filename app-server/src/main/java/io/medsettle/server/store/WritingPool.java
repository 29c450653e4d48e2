package io.medsettle.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import javax.sql.DataSource;

/** Holds the pool in which pages are written, so that nobody takes it for the server's ordinary data source. */
final class WritingPool implements AutoCloseable {
    private final HikariDataSource pool;

    /** @param figures where the pool's figures go beside those of the ordinary one */
    WritingPool(HikariConfig like, Optional<MeterRegistry> figures) {
        pool = Pools.writing(like);
        figures.ifPresent(pool::setMetricRegistry);
    }

    DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}

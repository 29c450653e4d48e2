package io.medsettle.server.store;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.reactivestreams.Publisher;

/**
 * Whether the database takes writes: on a Galera node that has lost its majority one may log in, and every statement is refused
 * (STACK: 1047). Asks two short questions that such a node still answers. A server that is no cluster is well.
 */
@Singleton
@Requires(property = "datasources.default.url", pattern = "jdbc:mysql:.*")
final class ClusterHealth implements HealthIndicator {
    private static final String NAME = "cluster";
    private static final String ON = "SHOW VARIABLES WHERE Variable_name = 'wsrep_on'";
    private static final String STATUS =
            "SHOW GLOBAL STATUS WHERE Variable_name IN ('wsrep_ready', 'wsrep_cluster_status',"
                    + " 'wsrep_cluster_size')";

    private final DataSource source;
    private final ExecutorService hands;

    ClusterHealth(DataSource source, @Named(TaskExecutors.BLOCKING) ExecutorService hands) {
        this.source = DelegatingDataSource.unwrapDataSource(source);
        this.hands = hands;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return new AsyncSingleResultPublisher<>(hands, this::look);
    }

    private HealthResult look() {
        try (Connection c = source.getConnection()) {
            return result(pairs(c, ON), pairs(c, STATUS));
        } catch (SQLException e) {
            return HealthResult.builder(NAME, HealthStatus.DOWN)
                    .details(Map.of("sqlState", String.valueOf(e.getSQLState())))
                    .build();
        }
    }

    private static Map<String, String> pairs(Connection c, String sql) throws SQLException {
        Map<String, String> pairs = new HashMap<>();
        Rows.all(c, sql, r -> pairs.put(r.getString(1).toLowerCase(Locale.ROOT), String.valueOf(r.getString(2))));
        return pairs;
    }

    /** As {@code doctor} judges it. */
    static HealthResult result(Map<String, String> variables, Map<String, String> status) {
        boolean cluster = "ON".equalsIgnoreCase(variables.getOrDefault("wsrep_on", ""));
        boolean ready = "ON".equalsIgnoreCase(status.getOrDefault("wsrep_ready", ""))
                && "Primary".equalsIgnoreCase(status.getOrDefault("wsrep_cluster_status", ""));
        return HealthResult.builder(NAME, !cluster || ready ? HealthStatus.UP : HealthStatus.DOWN)
                .details(cluster ? status : Map.of())
                .build();
    }
}

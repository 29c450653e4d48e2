package io.medsettle.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.core.value.PropertyResolver;
import java.util.Locale;
import java.util.Map;

/** Connection pools as this gateway wants them; refuses addresses under which money would not be safe. */
public final class Pools {
    private static final Map<String, String> MYSQL = Map.of(
            "rewriteBatchedStatements", "true",
            "failOverReadOnly", "false",
            "connectTimeout", "2000",
            "socketTimeout", "10000",
            "tcpKeepAlive", "true",
            "characterEncoding", "UTF-8");

    private Pools() {}

    /**
     * Completes a pool's settings: what neither the address nor the pool's properties say is said as the driver's properties.
     *
     * @throws IllegalArgumentException if the address is missing, spreads load over a cluster's nodes (every write would
     *     collide with the others'), or is an H2 file that acknowledges commits before they are on disk
     */
    public static void prepare(HikariConfig pool) {
        String url = pool.getJdbcUrl();
        if (url == null || url.isBlank()) {
            throw new IllegalArgumentException("the database has no address: datasources.default.url");
        }
        String low = url.toLowerCase(Locale.ROOT);
        if (low.startsWith("jdbc:mysql:loadbalance") || low.startsWith("jdbc:mysql:replication")) {
            throw new IllegalArgumentException("use a failover address, jdbc:mysql://first,second/name");
        }
        if (low.startsWith("jdbc:mysql:")) {
            MYSQL.forEach((name, value) -> {
                if (!low.contains(name.toLowerCase(Locale.ROOT) + "=")) {
                    pool.getDataSourceProperties().putIfAbsent(name, value);
                }
            });
        }
        if (low.startsWith("jdbc:h2:") && !low.startsWith("jdbc:h2:mem:") && !low.contains("write_delay=0")) {
            throw new IllegalArgumentException("an H2 file that holds money needs WRITE_DELAY=0 in its address");
        }
    }

    /**
     * How a command comes to the gateway's own database: by the gateway's settings, with a few connections that are gone when it is. No
     * patient waits for it: unless the address says otherwise, it waits for an answer as long as it takes.
     *
     * @throws IllegalArgumentException as {@link #prepare} throws it
     */
    public static HikariConfig forCommand(PropertyResolver settings, int most) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.getRequiredProperty("datasources.default.url", String.class));
        config.setUsername(settings.getProperty("datasources.default.username", String.class)
                .orElse(""));
        config.setPassword(settings.getProperty("datasources.default.password", String.class)
                .orElse(""));
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(0);
        if (config.getJdbcUrl().startsWith("jdbc:mysql:")
                && !config.getJdbcUrl().toLowerCase(Locale.ROOT).contains("sockettimeout=")) {
            config.addDataSourceProperty("socketTimeout", "0");
        }
        prepare(config);
        return config;
    }

    /**
     * A second pool to the same database, in which pages are written: auto-commit off, which saves two round trips a page,
     * and READ COMMITTED, under which neighbours in an index do not block each other.
     */
    public static HikariDataSource writing(HikariConfig like) {
        HikariConfig config = new HikariConfig();
        like.copyStateTo(config);
        config.setPoolName(name(like) + "-writing");
        config.setMetricRegistry(null);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        prepare(config);
        return new HikariDataSource(config);
    }

    private static String name(HikariConfig like) {
        return like.getPoolName() == null ? "store" : like.getPoolName();
    }
}

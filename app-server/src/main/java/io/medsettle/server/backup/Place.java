package io.medsettle.server.backup;

import io.medsettle.ports.value.Secret;
import io.micronaut.core.value.PropertyResolver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Which database is meant, by the same settings as the gateway's own.
 *
 * @param url JDBC address
 * @param data the node's data directory
 * @param incarnation the lowest life that the settings allow
 * @param programs where the database server's own programs are looked for, separated as in PATH
 */
record Place(String url, String user, Secret password, Path data, int incarnation, String programs) {
    static Place of(PropertyResolver settings) {
        return new Place(
                settings.getRequiredProperty("datasources.default.url", String.class),
                settings.getProperty("datasources.default.username", String.class)
                        .orElse(""),
                new Secret(settings.getProperty("datasources.default.password", String.class)
                        .orElse("")),
                Path.of(settings.getRequiredProperty("medsettle.data", String.class))
                        .toAbsolutePath()
                        .normalize(),
                settings.getProperty("medsettle.gateway.incarnation", Integer.class)
                        .orElse(0),
                settings.getProperty("medsettle.backup.programs", String.class)
                        .orElseGet(() -> System.getenv().getOrDefault("PATH", "")));
    }

    Engine engine() {
        if (url.startsWith("jdbc:mysql:")) {
            return new MysqlEngine(this);
        }
        return new H2Engine(this, H2File.of(url));
    }

    Connection connect(String address) throws SQLException {
        return DriverManager.getConnection(address, user, password.reveal());
    }

    @Override
    public String toString() {
        return "Place[" + data + "]";
    }
}

package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.server.testing.MariaServer;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongMigrationsTest {
    @TempDir
    Path directory;

    @Test
    void a_migration_may_take_longer_than_a_read_may() throws IOException {
        Assumptions.assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
        Files.writeString(directory.resolve("V900__long.sql"), "DO SLEEP(6);");
        String url = MariaServer.ofThisMachine().orElseThrow().newDatabase("long_migration");
        Map<String, Object> settings = Map.of(
                "medsettle.data",
                directory.toString(),
                "medsettle.database.url",
                url + (url.contains("?") ? "&" : "?") + "socketTimeout=3000",
                "medsettle.database.username",
                "root",
                "medsettle.vault.current",
                "k1",
                "medsettle.vault.keys.k1",
                TestVault.key(1).reveal(),
                "flyway.datasources.default.locations",
                "classpath:db/migration,filesystem:" + directory);
        try (ApplicationContext server = ApplicationContext.run(settings, "test")) {
            assertThat(server.getBean(SchemaGate.class).words()).contains("表结构是版本 900");
        }
    }
}

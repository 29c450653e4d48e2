package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.store.Pages;
import io.medsettle.ports.store.Agenda;
import io.medsettle.ports.store.Appended.Written;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresWiringTest {
    private static final Instant NOW = Instant.parse("2026-01-05T01:30:00.678Z");

    @TempDir
    Path directory;

    private ApplicationContext started(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "medsettle.data",
                directory.toString(),
                "medsettle.vault.current",
                "k1",
                "medsettle.vault.keys.k1",
                TestVault.key(1).reveal()));
        settings.putAll(more);
        return ApplicationContext.run(settings, "test");
    }

    @Test
    void the_stores_are_there_and_what_they_kept_survives_a_restart() {
        OrderId order = new OrderId("2026010500000001");
        WireMessages kept;
        try (ApplicationContext server = started(Map.of())) {
            HistoryStore histories = server.getBean(HistoryStore.class);
            assertThat(histories.append(Pages.of(order, "p1", 0)
                            .sealed("ref", "秘密")
                            .lookAt(NOW)
                            .build()))
                    .isInstanceOf(Written.class);
            assertThat(server.getBean(Agenda.class)).isSameAs(histories);
            kept = server.getBean(WireMessages.class);
            passes(server.getBean(WireLog.class));
            assertThat(server.getBean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
        }
        assertThat(kept.kept()).isPositive();
        try (ApplicationContext server = started(Map.of())) {
            HistoryStore histories = server.getBean(HistoryStore.class);
            assertThat(histories.read(order)).hasSize(1);
            assertThat(histories.unseal("ref")).contains(new Secret("秘密"));
        }
    }

    /** What adapters are given times their calls, and hands everything on to be kept. */
    private static void passes(WireLog given) {
        WireRequest request = new WireRequest(
                "H01",
                "n1",
                "",
                "GET",
                URI.create("https://his.example.org/ping"),
                Map.of(),
                new byte[0],
                Duration.ofSeconds(1));
        given.sending("his", request);
        given.came("his", request, new WireResult.NoAnswer("silence"));
    }

    @Test
    void a_client_is_registered_found_rekeyed_and_shut_out() {
        try (ApplicationContext server = started(Map.of())) {
            ApiClients clients = server.getBean(ApiClients.class);
            ApiClient his = new ApiClient("his-1", "H001", "门诊收费", Set.of("his", "refund"), new Secret("钥匙"), true);
            clients.register(his, NOW);
            assertThat(clients.find("his-1")).contains(his);
            assertThat(clients.find("his-2")).isEmpty();
            assertThat(clients.all()).containsExactly(his);
            assertThat(clients.rekey("his-1", new Secret("新钥匙"))).isTrue();
            assertThat(clients.disable("his-1", NOW)).isTrue();
            assertThat(clients.disable("his-1", NOW)).isFalse();
            ApiClient after = clients.find("his-1").orElseThrow();
            assertThat(after.enabled()).isFalse();
            assertThat(after.key()).isEqualTo(new Secret("新钥匙"));
        }
    }

    @Test
    void somebody_elses_schema_is_left_alone() throws SQLException {
        String url =
                "jdbc:h2:file:" + directory.resolve("medsettle") + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            connection.createStatement().execute("CREATE TABLE theirs (id INT PRIMARY KEY)");
        }
        assertThatThrownBy(() -> started(Map.of()).close()).hasStackTraceContaining("non-empty schema");
    }

    @Test
    void an_address_under_which_money_is_not_safe_is_no_start() {
        String forgetful = "jdbc:h2:file:" + directory.resolve("x") + ";MODE=MySQL";
        assertThatThrownBy(() ->
                        started(Map.of("medsettle.database.url", forgetful)).getBean(HistoryStore.class))
                .hasStackTraceContaining("WRITE_DELAY=0");
    }

    @Test
    void both_pools_are_counted() {
        try (ApplicationContext server = started(Map.of())) {
            server.getBean(HistoryStore.class);
            assertThat(server.getBean(MeterRegistry.class)
                            .find("hikaricp.connections.pending")
                            .gauges())
                    .extracting(gauge -> gauge.getId().getTag("pool"))
                    .hasSize(2)
                    .anyMatch(pool -> String.valueOf(pool).endsWith("-writing"));
        }
    }

    @Test
    void a_database_whose_key_is_not_there_or_is_another_one_is_no_start() {
        try (ApplicationContext server = started(Map.of())) {
            server.getBean(HistoryStore.class);
        }
        Map<String, Object> another =
                Map.of("medsettle.vault.keys.k1", TestVault.key(9).reveal());
        assertThatThrownBy(() -> started(another).getBean(HistoryStore.class)).hasStackTraceContaining("KEY_DIFFERS");
        Map<String, Object> renamed = Map.of(
                "medsettle.vault.current",
                "k2",
                "medsettle.vault.keys.k2",
                TestVault.key(2).reveal());
        try (ApplicationContext server = started(renamed)) {
            assertThat(server.getBean(Vault.class).currentKey()).isEqualTo("k2");
            server.getBean(HistoryStore.class);
        }
    }
}

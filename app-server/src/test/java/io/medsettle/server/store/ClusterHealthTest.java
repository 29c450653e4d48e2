package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.medsettle.server.testing.MariaServer;
import io.medsettle.server.testing.TestDatabase;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ClusterHealthTest {
    private final Map<String, String> status =
            new HashMap<>(Map.of("wsrep_ready", "ON", "wsrep_cluster_status", "Primary", "wsrep_cluster_size", "3"));

    private HealthStatus inACluster() {
        return ClusterHealth.result(Map.of("wsrep_on", "ON"), status).getStatus();
    }

    @Test
    void a_node_that_has_lost_its_majority_is_down() {
        assertThat(inACluster()).isEqualTo(HealthStatus.UP);
        status.put("wsrep_cluster_status", "non-Primary");
        assertThat(inACluster()).isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void a_node_that_is_not_ready_is_down_and_one_that_says_nothing_too() {
        status.put("wsrep_ready", "OFF");
        assertThat(inACluster()).isEqualTo(HealthStatus.DOWN);
        status.clear();
        assertThat(inACluster()).isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void a_server_that_is_no_cluster_is_well_whatever_its_figures_say() {
        status.putAll(Map.of("wsrep_ready", "OFF", "wsrep_cluster_status", "Disconnected"));
        assertThat(ClusterHealth.result(Map.of("wsrep_on", "OFF"), status).getStatus())
                .isEqualTo(HealthStatus.UP);
        assertThat(ClusterHealth.result(Map.of(), Map.of()).getStatus()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void a_real_server_is_asked_and_one_that_is_gone_is_down() {
        assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
        ExecutorService hands = Executors.newSingleThreadExecutor();
        try {
            ClusterHealth health;
            try (TestDatabase database =
                    TestDatabase.mariaDb(MariaServer.ofThisMachine().orElseThrow(), "health")) {
                health = new ClusterHealth(database.reading(), hands);
                assertThat(look(health).getStatus()).isEqualTo(HealthStatus.UP);
            }
            assertThat(look(health).getStatus()).isEqualTo(HealthStatus.DOWN);
        } finally {
            hands.shutdown();
        }
    }

    private static HealthResult look(ClusterHealth health) {
        return Mono.from(health.getResult()).block();
    }
}

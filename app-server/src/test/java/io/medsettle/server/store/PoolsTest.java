package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import io.micronaut.core.value.MapPropertyResolver;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PoolsTest {
    private static HikariConfig at(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        Pools.prepare(config);
        return config;
    }

    @Test
    void an_address_that_spreads_writes_over_a_cluster_is_refused() {
        assertThatThrownBy(() -> at("jdbc:mysql:loadbalance://a,b/x")).hasMessageContaining("failover");
    }

    @Test
    void an_h2_file_that_may_lose_acknowledged_commits_is_refused() {
        assertThatThrownBy(() -> at("jdbc:h2:file:./x;MODE=MySQL")).hasMessageContaining("WRITE_DELAY=0");
        assertThat(at("jdbc:h2:file:./x;MODE=MySQL;WRITE_DELAY=0").getDataSourceProperties())
                .isEmpty();
    }

    @Test
    void what_a_mysql_address_does_not_say_is_added_and_what_it_says_is_kept() {
        HikariConfig config = at("jdbc:mysql://a,b/x?connectTimeout=500");
        assertThat(config.getDataSourceProperties())
                .containsEntry("rewriteBatchedStatements", "true")
                .containsEntry("failOverReadOnly", "false")
                .doesNotContainKey("connectTimeout");
    }

    private static Properties command(String url) {
        HikariConfig config = Pools.forCommand(new MapPropertyResolver(Map.of("datasources.default.url", url)), 1);
        Pools.prepare(config);
        return config.getDataSourceProperties();
    }

    @Test
    void a_command_waits_for_an_answer_as_long_as_it_takes_unless_the_address_says_otherwise() {
        assertThat(command("jdbc:mysql://a,b/x"))
                .containsEntry("socketTimeout", "0")
                .containsEntry("connectTimeout", "2000");
        assertThat(command("jdbc:mysql://a,b/x?socketTimeout=500")).doesNotContainKey("socketTimeout");
        assertThat(at("jdbc:mysql://a,b/x").getDataSourceProperties()).containsEntry("socketTimeout", "10000");
    }

    @Test
    void no_address_is_no_start() {
        assertThatThrownBy(() -> Pools.prepare(new HikariConfig())).isInstanceOf(IllegalArgumentException.class);
    }
}

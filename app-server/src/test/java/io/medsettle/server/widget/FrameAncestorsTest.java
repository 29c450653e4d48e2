package io.medsettle.server.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.server.assembly.GatewaySettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages may frame the component, as the settings say it. */
class FrameAncestorsTest {
    private static FrameAncestors of(boolean production, Map<String, Object> settings) {
        GatewaySettings gateway = new GatewaySettings(
                "H44999900001",
                "示例医院",
                "440100",
                "node-1",
                0,
                production,
                URI.create("https://gateway.example"),
                1,
                Duration.ofMinutes(30),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                "",
                "GATEWAY",
                "GATEWAY",
                Duration.ofHours(24));
        try (ApplicationContext context =
                        ApplicationContext.builder().properties(settings).build();
                Environment environment = context.getEnvironment().start()) {
            return new FrameAncestors(environment, gateway);
        }
    }

    private static Map<String, Object> his(Object origins) {
        return Map.of("medsettle.widget.frame-ancestors.his", origins);
    }

    @Test
    void origins_are_told_client_by_client_and_a_client_without_any_has_none() {
        for (Object written : List.of(
                "https://his.example:443, https://his-2.example:8443",
                List.of("https://his.example", "https://his-2.example:8443"))) {
            FrameAncestors ancestors = of(true, his(written));
            assertThat(ancestors.of("his")).containsExactly("https://his.example", "https://his-2.example:8443");
            assertThat(ancestors.of("window")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.example",
                "'self'",
                "his.example",
                "https:",
                "https://his.example/window",
                "https://his.example;script-src *",
                "https://his.example https://other.example",
                "HTTPS://HIS.EXAMPLE",
                "http://his.example"
            })
    void what_is_no_origin_or_could_be_changed_on_its_way_stops_the_start(String wrong) {
        assertThatThrownBy(() -> of(true, his(wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("medsettle.widget.frame-ancestors.his");
    }

    @Test
    void where_no_real_money_is_moved_plain_http_will_do() {
        assertThat(of(false, his("http://localhost:8080")).of("his")).containsExactly("http://localhost:8080");
    }
}

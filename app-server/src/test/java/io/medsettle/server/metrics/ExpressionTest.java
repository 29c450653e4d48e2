package io.medsettle.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reads the alarms in tests agrees with Prometheus about the few shapes it knows, and turns every other away. */
class ExpressionTest {
    private static final Exposition BEFORE = Exposition.of("""
            # HELP calls_total how many
            # TYPE calls_total counter
            calls_total{came="2xx",party="his"} 10.0
            calls_total{came="5xx",party="his"} 1.0
            calls_total{came="2xx",party="wechat"} 7.0
            """);
    private static final Exposition NOW = Exposition.of("""
            calls_total{came="2xx",party="his"} 16.0
            calls_total{came="5xx",party="his"} 3.0
            calls_total{came="2xx",party="wechat"} 2.0
            calls_total{came="5xx",party="wechat"} 9.0
            age_seconds 1.5E3
            share{text="a } \\" b"} NaN
            """);

    private static Map<Map<String, String>, Double> told(String text) {
        return Expression.of(text).over(BEFORE, NOW);
    }

    @Test
    void selectors_compare_labels_and_numbers() {
        assertThat(told("calls_total{party=\"his\",came!=\"2xx\"} > 2"))
                .containsExactly(Map.entry(Map.of("came", "5xx", "party", "his"), 3.0));
        assertThat(told("calls_total{party=~\"h.*|x\"} <= 3")).hasSize(1);
        assertThat(told("calls_total{came!~\"2..\"} == 9")).hasSize(1);
        assertThat(told("age_seconds >= 1500")).containsExactly(Map.entry(Map.of(), 1500.0));
        assertThat(told("share > 0")).as("not a number is not red").isEmpty();
        assertThat(told("nobody > 0")).isEmpty();
    }

    @Test
    void an_increase_is_what_came_since_and_a_series_that_was_not_there_has_none() {
        assertThat(told("increase(calls_total[5m])"))
                .containsOnly(
                        Map.entry(Map.of("came", "2xx", "party", "his"), 6.0),
                        Map.entry(Map.of("came", "5xx", "party", "his"), 2.0),
                        Map.entry(Map.of("came", "2xx", "party", "wechat"), 2.0));
        assertThat(told("sum(increase(calls_total[5m]))")).containsExactly(Map.entry(Map.of(), 10.0));
        assertThat(told("rate(calls_total{came=\"5xx\"}[1m])")).containsValue(2.0 / 60);
    }

    @Test
    void a_share_is_taken_by_its_labels_and_two_conditions_hold_together() {
        String share = "sum by (party) (increase(calls_total{came=\"5xx\"}[5m]))"
                + " / sum by (party) (increase(calls_total[5m]))";
        assertThat(told(share + " > 0.2")).containsExactly(Map.entry(Map.of("party", "his"), 0.25));
        assertThat(told(share + " > 0.2 and sum by (party) (increase(calls_total[5m])) >= 8"))
                .hasSize(1);
        assertThat(told(share + " > 0.2 and sum by (party) (increase(calls_total[5m])) >= 9"))
                .isEmpty();
        assertThat(told("max by (came) (calls_total)")).containsEntry(Map.of("came", "2xx"), 16.0);
        assertThat(told("min(calls_total)")).containsExactly(Map.entry(Map.of(), 2.0));
        assertThat(told("(calls_total > 3)")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "calls_total >",
                "calls_total > 1 2",
                "histogram_quantile(0.9, calls_total)",
                "calls_total offset 5m",
                "calls_total * 2",
                "sum(calls_total",
                "0.5",
                "increase(calls_total)"
            })
    void any_other_shape_is_turned_away(String text) {
        assertThatThrownBy(() -> Expression.of(text)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_line_that_is_no_sample_is_an_error() {
        assertThatThrownBy(() -> Exposition.of("<html>")).isInstanceOf(IllegalArgumentException.class);
        assertThat(NOW.up(false).samples()).last().satisfies(s -> assertThat(s.name())
                .isEqualTo("up"));
    }
}

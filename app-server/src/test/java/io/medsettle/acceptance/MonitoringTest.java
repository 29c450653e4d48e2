package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.server.metrics.CertificateFiguresTest;
import io.medsettle.server.metrics.Drives;
import io.medsettle.server.metrics.Exposition;
import io.medsettle.server.metrics.Expression;
import io.medsettle.server.metrics.Monitoring;
import io.medsettle.server.metrics.Monitoring.Alert;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** docs/monitoring: what it asks Prometheus for is what this gateway prints, and each of its alarms is one that a test has seen red. */
@ExtendWith(WatchedGateway.class)
class MonitoringTest {
    private static final List<Class<?>> DRIVING = List.of(
            MoneyAlarmsTest.class,
            FarSideAlarmsTest.class,
            DayAlarmsTest.class,
            HouseAlarmsTest.class,
            CertificateFiguresTest.class);

    private static final Set<String> PROMETHEUS_ADDS = Set.of("instance", "job");

    private final Watched watched;
    private final Gateway gateway;

    MonitoringTest(Watched watched) {
        this.watched = watched;
        gateway = watched.gateway();
    }

    /** Metrics and labels that an expression asks for and nobody prints. */
    private static List<String> lacking(Expression expression, Exposition printed) {
        List<String> lacking = new ArrayList<>();
        Set<String> grouped = new TreeSet<>(expression.grouped());
        grouped.removeAll(PROMETHEUS_ADDS);
        for (Expression.Selector selector : expression.selectors()) {
            List<Exposition.Sample> there = printed.samples().stream()
                    .filter(s -> s.name().equals(selector.name()))
                    .toList();
            if (there.isEmpty()) {
                lacking.add(selector.name());
            }
            Stream.concat(selector.conditions().stream().map(c -> c.get(0)), grouped.stream())
                    .filter(label -> there.stream().noneMatch(s -> s.labels().containsKey(label)))
                    .forEach(label -> lacking.add(selector.name() + "{" + label + "}"));
        }
        return lacking;
    }

    private Exposition afterSomeBusiness() {
        gateway.clinic().settled(gateway.clinic().selfPay(15, 30_00), 15);
        watched.until("medsettle_credit_circuit == 0");
        CreditClinic credit = new CreditClinic(gateway);
        credit.signed(16);
        credit.settled(16, 80_00);
        return watched.scrape();
    }

    @Test
    void every_metric_and_label_of_the_alarms_and_of_the_dashboard_is_printed_by_the_gateway() {
        Exposition printed = afterSomeBusiness();

        assertThat(Monitoring.alerts()).allSatisfy(alert -> assertThat(lacking(alert.condition(), printed))
                .as(alert.name())
                .isEmpty());
        assertThat(Monitoring.panels()).isNotEmpty().allSatisfy((title, expressions) -> {
            assertThat(expressions).as(title).isNotEmpty();
            for (String text : expressions) {
                String plain = text.replace("$__rate_interval", "5m");
                assertThat(lacking(Expression.of(plain), printed)).as(title).isEmpty();
            }
        });
        assertThat(lacking(Expression.of("medsettle_orders{condition=\"STUCK\"} > 0"), printed))
                .as("a label that was renamed")
                .isNotEmpty();
        assertThat(lacking(Expression.of("sum by (condition) (medsettle_orders) > 0"), printed))
                .as("a label to add up by that was renamed")
                .isNotEmpty();
        assertThat(lacking(Expression.of("medsettle_bookings > 0"), printed))
                .as("a metric that was renamed")
                .isNotEmpty();
    }

    @Test
    void each_alarm_is_driven_by_a_test_and_says_what_it_means_where_the_money_stands_and_what_to_do() {
        Set<String> driven = new TreeSet<>();
        DRIVING.stream()
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .flatMap(m -> Stream.ofNullable(m.getAnnotation(Drives.class)))
                .forEach(d -> driven.addAll(List.of(d.value())));
        List<Alert> alerts = Monitoring.alerts();
        String page = Monitoring.text("README.md");

        assertThat(alerts).extracting(Alert::name).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(driven);
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.severity()).isIn("page", "ticket");
            assertThat(alert.waits()).matches("\\d+[smh]");
            assertThat(alert.annotations()).containsOnlyKeys("summary", "money", "action");
            assertThat(alert.annotations().values()).allMatch(words -> words.matches("(?s).*\\p{IsHan}.*"));
            assertThat(page).as("the page tells of it").contains("`" + alert.name() + "`");
        });
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.sandbox.CounterManner;
import io.medsettle.server.metrics.Exposition;
import io.medsettle.server.metrics.Expression;
import io.medsettle.server.metrics.Monitoring;
import io.medsettle.server.testing.FreePort;
import io.micronaut.context.RuntimeBeanDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * A gateway that is watched as docs/monitoring says: its figures are fetched over HTTP from the port of those who watch, and the
 * alarms of the file are held against them. What is late is late here within a second, so that nobody has to wait.
 */
final class Watched implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(90);

    private final AheadClock clock;
    private final Gateway gateway;
    private final Path backups;
    private final Edge port;

    private Watched(AheadClock clock, Gateway gateway, Path backups, Edge port) {
        this.clock = clock;
        this.gateway = gateway;
        this.backups = backups;
        this.port = port;
    }

    static Watched start() {
        try {
            Path backups = Files.createTempDirectory("medsettle-backups");
            Files.createFile(backups.resolve("medsettle-20260105.zip.manifest"));
            int port = FreePort.find();
            AheadClock clock = new AheadClock();
            Map<String, Object> settings = new HashMap<>(Map.of(
                    "endpoints.all.port", port,
                    "medsettle.monitoring.look-every", "300ms",
                    "medsettle.monitoring.doubt-for", "1s",
                    "medsettle.monitoring.his-for", "1s",
                    "medsettle.monitoring.message-for", "1s",
                    "medsettle.monitoring.reconciled-by", "00:00",
                    "medsettle.monitoring.backups", backups.toString(),
                    "medsettle.reconciliation.look-every", "200ms",
                    "medsettle.reconciliation.lease", "2s"));
            settings.putAll(Map.of(
                    "medsettle.credit.hold-every", "300ms",
                    "medsettle.credit.hold-again", "1s",
                    "medsettle.credit.max-hold", "2s",
                    "medsettle.credit.answer-within", "2s",
                    "medsettle.credit.circuit.silences", "4",
                    "medsettle.credit.circuit.pause", "3s",
                    "medsettle.credit.alarms.declined-of", "2",
                    "medsettle.credit.alarms.look-every", "300ms"));
            Gateway gateway = Gateway.startWith(settings, CounterManner.baseline(), instead(clock));
            return new Watched(clock, gateway, backups, new Edge(URI.create("http://127.0.0.1:" + port), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeBeanDefinition<InstantSource> instead(InstantSource clock) {
        return RuntimeBeanDefinition.builder(InstantSource.class, () -> clock)
                .singleton(true)
                .replaces(InstantSource.class)
                .build();
    }

    Gateway gateway() {
        return gateway;
    }

    /** This node's own clock. */
    AheadClock clock() {
        return clock;
    }

    /** Where backups are left; there is one. */
    Path backups() {
        return backups;
    }

    /** What stands there now. */
    Exposition scrape() {
        Said said = port.get("/prometheus");
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        return Exposition.of(said.text()).up(true);
    }

    /** What Prometheus knows of a port at which nobody listens. */
    static Exposition scrapeNobody() {
        Edge nobody = new Edge(URI.create("http://127.0.0.1:" + FreePort.find()), "");
        try {
            return Exposition.of(nobody.get("/prometheus").text()).up(true);
        } catch (UncheckedIOException e) {
            assertThat(e.getCause()).isInstanceOf(ConnectException.class);
            return Exposition.of("").up(false);
        }
    }

    /** Waits until this holds. */
    void until(String expression) {
        Expression condition = Expression.of(expression);
        Clinic.until(
                () -> {
                    Exposition now = scrape();
                    return condition.over(now, now);
                },
                found -> !found.isEmpty(),
                LONG);
    }

    /** An alarm of the file, which is calm now. */
    Alarm calm(String name) {
        Expression condition = Monitoring.alert(name).condition();
        assertThat(Clinic.eventually(() -> condition.over(scrape(), scrape()).isEmpty(), LONG))
                .as(name + " is calm before: " + condition)
                .isTrue();
        return new Alarm(name, condition);
    }

    /** One alarm, from being calm to being calm again. */
    final class Alarm {
        private final String name;
        private final Expression condition;

        private Alarm(String name, Expression condition) {
            this.name = name;
            this.condition = condition;
        }

        /** Waits until it is red for this label. */
        void turnsRed(String label, String value) {
            assertThat(Clinic.eventually(
                            () -> {
                                Exposition now = scrape();
                                return condition.over(now, now).keySet().stream()
                                        .anyMatch(labels -> value.equals(labels.get(label)));
                            },
                            LONG))
                    .as(name + " is red for " + label + " " + value + ": " + condition)
                    .isTrue();
        }

        /** Waits until it is red. */
        void turnsRed() {
            turnsRed(() -> {});
        }

        /** Brings it about again and again until it is red: what grows has to be seen twice. */
        void turnsRed(Runnable cause) {
            cause.run();
            Exposition first = scrape();
            assertThat(Clinic.eventually(
                            () -> {
                                cause.run();
                                return !condition.over(first, scrape()).isEmpty();
                            },
                            LONG))
                    .as(name + " is red: " + condition)
                    .isTrue();
        }

        /** Waits until it is over. */
        void turnsCalm() {
            assertThat(Clinic.eventually(
                            () -> condition.over(scrape(), scrape()).isEmpty(), LONG))
                    .as(name + " is over: " + condition)
                    .isTrue();
        }
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        try (var files = Files.list(backups)) {
            files.forEach(file -> file.toFile().delete());
        }
        Files.delete(backups);
    }
}

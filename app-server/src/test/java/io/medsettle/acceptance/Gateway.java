package io.medsettle.acceptance;

import io.medsettle.fixtures.wechat.NoticePlan;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.sandbox.CounterManner;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.assembly.MoreParties;
import io.medsettle.server.testing.FreePort;
import io.medsettle.server.testing.H2Held;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A whole gateway on a database file of its own, with a whole outside world of its own. Dear to start: one for a class. */
final class Gateway implements AutoCloseable {
    private static final List<Duration> NOTICES = List.of(
            Duration.ZERO, Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    /** Where it is the value of a name, no setting stands under any name that begins like that. */
    static final String ABSENT = "(absent)";

    private static final List<Duration> AGAIN = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final OutsideWorld world;
    private final ApplicationContext context;
    private final URI address;
    private final Path data;
    private final Map<String, Object> settings;

    private Gateway(
            OutsideWorld world, ApplicationContext context, URI address, Path data, Map<String, Object> settings) {
        this.world = world;
        this.context = context;
        this.address = address;
        this.data = data;
        this.settings = settings;
    }

    /** Far sides have five seconds to answer: nothing is doubted unless a test wants it. */
    static Gateway patient() {
        return start(Map.of());
    }

    /** Starts with these settings beside the usual ones of the tests. */
    static Gateway start(Map<String, Object> more, MoreParties... parties) {
        return start(more, CounterManner.baseline(), parties);
    }

    /** The same where the insurer's counter platform speaks in another manner. */
    static Gateway start(Map<String, Object> more, CounterManner manner, MoreParties... parties) {
        return startWith(more, manner, (Object[]) parties);
    }

    /** The same with these singletons, or beans that say what they replace, in the place of those that the settings build. */
    static Gateway startWith(Map<String, Object> more, CounterManner manner, Object... parties) {
        return startIn(new OutsideWorld(InstantSource.system(), NOTICES, manner), more, parties);
    }

    /** The same where the gateway and the whole world outside live by one clock that a test sets ahead. */
    static Gateway startAt(AheadClock clock, Map<String, Object> more) {
        OutsideWorld world = new OutsideWorld(clock, NOTICES, CounterManner.baseline());
        return startIn(
                world,
                more,
                RuntimeBeanDefinition.builder(InstantSource.class, () -> clock)
                        .singleton(true)
                        .replaces(InstantSource.class)
                        .build());
    }

    private static Gateway startIn(OutsideWorld world, Map<String, Object> more, Object... parties) {
        world.wechat().noticePlan(new NoticePlan(AGAIN, AGAIN));
        URI address = URI.create("http://127.0.0.1:" + FreePort.find());
        world.gatewayIsAt(address);
        Path data = directory();
        Map<String, Object> settings = new HashMap<>(world.settings(address));
        settings.put("micronaut.server.port", address.getPort());
        settings.put("medsettle.data", data.toString());
        settings.put("medsettle.gateway.send-within", "1s");
        settings.put("medsettle.gateway.deadline", "5s");
        settings.put("medsettle.gateway.margin", "100ms");
        settings.put("medsettle.gateway.look-every", "100ms");
        settings.put("medsettle.gateway.inbox-every", "500ms");
        settings.put("medsettle.gateway.confirm-within", "5s");
        settings.put("medsettle.reconciliation.daily", "false");
        settings.put("medsettle.messages.look-every", "300ms");
        settings.put("medsettle.messages.declined-every", "500ms");
        settings.put("medsettle.messages.pause", "200ms");
        settings.keySet().removeIf(name -> more.keySet().stream()
                .anyMatch(gone -> name.startsWith(gone) && more.get(gone).equals(ABSENT)));
        more.forEach((name, value) -> {
            if (!value.equals(ABSENT)) {
                settings.put(name, value);
            }
        });
        ApplicationContext context = context(world, settings, parties);
        Gateway gateway = new Gateway(world, context, address, data, settings);
        try {
            context.start();
            context.getBean(EmbeddedServer.class).start();
            return gateway;
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    /** Stops the gateway alone: the outside world and the data directory stay for another life. */
    void stop() {
        context.close();
        H2Held.letGo(data);
    }

    /** Another life after {@link #stop()}: the same address, settings, data directory and outside world. What fails leaves them alone. */
    Gateway again() {
        ApplicationContext next = context(world, settings);
        try {
            next.start();
            next.getBean(EmbeddedServer.class).start();
            return new Gateway(world, next, address, data, settings);
        } catch (RuntimeException e) {
            next.close();
            H2Held.letGo(data);
            throw e;
        }
    }

    /** What it was told at its start. */
    Map<String, Object> settings() {
        return Map.copyOf(settings);
    }

    private static ApplicationContext context(OutsideWorld world, Map<String, Object> settings, Object... parties) {
        ApplicationContextBuilder builder = ApplicationContext.builder()
                .banner(false)
                .eagerInitSingletons(true)
                .properties(settings)
                .singletons(world, world.more());
        for (Object each : parties) {
            if (each instanceof RuntimeBeanDefinition<?> replacing) {
                builder.beanDefinitions(replacing);
            } else {
                builder.singletons(each);
            }
        }
        return builder.build();
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("medsettle-acceptance");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OutsideWorld world() {
        return world;
    }

    /** Forgets every fault ordered of the far sides. */
    void calm() {
        world.his().faults().calm();
        world.yibao().faults().calm();
        world.yibao().hostile().calm();
        world.wechat().calm();
        world.payinsurance().calm();
        world.alipay().calm();
        world.codes().calm();
        world.credit().calm();
    }

    URI address() {
        return address;
    }

    /** Its data directory. */
    Path data() {
        return data;
    }

    /** The edge as this registered client sees it: channel, his, reader. */
    Edge as(String client) {
        return new Edge(address, world.client(client));
    }

    Clinic clinic() {
        return new Clinic(this);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HistoryStore histories() {
        return context.getBean(HistoryStore.class);
    }

    /** How many rows a query of one number counts. */
    long count(String sql, String... arguments) {
        DataSource source = DelegatingDataSource.unwrapDataSource(context.getBean(DataSource.class));
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database would not count", e);
        }
    }

    /** Changes rows behind the gateway's back. */
    int change(String sql, String... arguments) {
        DataSource source = DelegatingDataSource.unwrapDataSource(context.getBean(DataSource.class));
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the database would not change", e);
        }
    }

    @Override
    public void close() {
        context.close();
        world.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

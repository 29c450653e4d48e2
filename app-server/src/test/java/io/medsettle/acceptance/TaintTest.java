package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.identity.SampleCard;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.server.backup.Commands;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * 个人信息与密钥不外泄: after a day of everything, with every logger at its finest, no patient's data and no password, token or key
 * stands in the clear in a log, in the database, in an address, among the figures or beside a backup.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaintTest {
    /** The client with which this test asks; the gateway has another one. */
    private static final String TESTS_OWN = "jdk.internal.httpclient";

    private static final String CANARY = "canary-in-a-log-5d1f";

    /** What may stand somewhere in the clear after all, and why. */
    private record Allowed(Pattern where, Pattern what, String why) {
        static Allowed of(String where, String what, String why) {
            return new Allowed(Pattern.compile(where), Pattern.compile(what), why);
        }

        boolean covers(String place, String value) {
            return where.matcher(place).matches() && what.matcher(value).lookingAt();
        }
    }

    private static final List<Allowed> ALLOWED = List.of(
            Allowed.of(
                    "log (HTTP_ACCESS_LOGGER|io\\.micronaut\\.http\\.server\\.netty\\..*)",
                    "the widget's ticket",
                    "HIS frames the component by an address that holds a ticket for one look, refused the second time"),
            Allowed.of(
                    "log " + Pattern.quote(EveryLog.FAR_SIDES),
                    "the setting medsettle.wechat-account.app-secret",
                    "WeChat has its official accounts say their secret in the address that asks for a token (TLS only)"));

    private final Taints taints = new Taints();
    private final Map<String, TreeSet<String>> found = new TreeMap<>();
    private Gateway gateway;
    private EveryLog log;
    private Path backup = Path.of("");

    @BeforeAll
    void a_day_of_everything(@TempDir Path directory) throws IOException {
        backup = directory.resolve("evening.zip");
        log = EveryLog.into(directory.resolve("log"));
        try {
            gateway = Gateway.start(Map.of("micronaut.server.netty.access-logger.enabled", "true"));
            SamplePeople.all().forEach(this::person);
            gateway.settings().forEach(this::setting);
            for (String client :
                    List.of("kiosk", "window", "channel", "his", "clerk", "reader", "finance", "supervisor")) {
                taints.secret(
                        "the key of the client " + client, key(gateway.world().client(client)));
            }
            new TaintedDay(gateway, taints).run();
            taints.secret("a canary", CANARY);
            LoggerFactory.getLogger("canary").trace("{}", CANARY);
            gateway.change(
                    "INSERT INTO organisation (org, title, made_at, made_by, closed_at) VALUES ('canary', ?, 1, '', 1)",
                    CANARY);
            command();
            look("figures", get("/prometheus"));
            database();
            files();
            gateway.stop();
        } finally {
            log.close();
        }
        log.forEach((logger, text) -> {
            if (!logger.startsWith(TESTS_OWN)) {
                look("log " + logger, text);
            }
        });
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private void person(SamplePerson person) {
        String who = person.patientId() + "'s ";
        SampleCard card = SampleCard.of(person, "440100");
        taints.guessable(who + "name", person.name());
        taints.guessable(who + "ID number", person.idNumber());
        taints.guessable(who + "phone", person.mobile());
        taints.guessable(who + "number at the insurer", person.psnNo());
        taints.guessable(who + "card number", card.cardNumber());
        taints.guessable(who + "card's own number", card.cardSn());
        taints.secret(who + "openid", person.openid());
    }

    /** Keys, passwords and tokens among the settings; what is public or a name of a key is not one. */
    private void setting(String name, Object value) {
        boolean secret = name.matches(".*(secret|password|token|-key|keys\\.k1|vault\\.keys.*|api-keys|key)$");
        boolean open =
                name.matches(".*(key-id|platform-key|centre-key|alipay-key|key-sha256|keys-url|platform-sm2-key)$");
        if (secret && !open) {
            for (Object each : value instanceof List<?> all ? all : List.of(value)) {
                taints.secret("the setting " + name, oneLine(each.toString()));
            }
        }
    }

    /** Of a key in several lines one from its middle. */
    private static String oneLine(String key) {
        String[] lines = key.strip().split("\n");
        return lines[lines.length / 2];
    }

    private static String key(String token) {
        return token.substring(token.indexOf('.') + 1);
    }

    private void command() {
        try (ApplicationContext context =
                ApplicationContext.builder().properties(gateway.settings()).build()) {
            context.getEnvironment().start();
            new Commands(context.getEnvironment(), Clock.systemUTC()).run("backup", List.of(backup.toString()));
        }
    }

    private String get(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(gateway.address() + path)).build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("jvm_memory_used");
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void look(String place, String text) {
        for (String what : taints.in(text)) {
            found.computeIfAbsent(place, p -> new TreeSet<>()).add(what);
        }
    }

    /** Every column of every row of every table. */
    private void database() {
        DataSource source = DelegatingDataSource.unwrapDataSource(gateway.bean(DataSource.class));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(
                    "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                            + " AND table_schema <> 'INFORMATION_SCHEMA'")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            assertThat(tables).contains("order_history", "sealed", "wire_message", "audit_entry");
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("SELECT * FROM `" + table + "`")) {
                    table(table, row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be read", e);
        }
    }

    private void table(String table, ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        while (row.next()) {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String place = "database " + table + "." + columns.getColumnName(i);
                if (row.getObject(i) instanceof byte[] || row.getObject(i) instanceof java.sql.Blob) {
                    byte[] bytes = row.getBytes(i);
                    look(place, new String(bytes, StandardCharsets.ISO_8859_1));
                    look(place, new String(bytes, StandardCharsets.UTF_8));
                } else if (row.getString(i) != null) {
                    look(place, row.getString(i));
                }
            }
        }
    }

    /** What lies beside the database and the backup, but for the two files that are keys. */
    private void files() throws IOException {
        look("the backup's description", Files.readString(Path.of(backup + ".manifest")));
        try (Stream<Path> all = Files.walk(gateway.data())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".mv.db") && !name.equals("audit-key") && !name.equals("first-start-secret")) {
                    look("file " + name, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    @Test
    void what_is_looked_for_would_be_found() {
        assertThat(found.getOrDefault("log canary", new TreeSet<>())).contains("a canary");
        assertThat(found.getOrDefault("database organisation.title", new TreeSet<>()))
                .contains("a canary");
        assertThat(found.getOrDefault("log HTTP_ACCESS_LOGGER", new TreeSet<>()))
                .contains("the widget's ticket");
    }

    @Test
    void nothing_of_a_patient_and_no_key_stands_anywhere_in_the_clear() {
        Map<String, TreeSet<String>> leaks = new TreeMap<>();
        found.forEach((place, all) -> all.stream()
                .filter(what -> !what.startsWith("a canary"))
                .filter(what -> ALLOWED.stream().noneMatch(a -> a.covers(place, what)))
                .forEach(what ->
                        leaks.computeIfAbsent(place, p -> new TreeSet<>()).add(what)));
        assertThat(leaks).as("place and what stands there").isEmpty();
    }

    @Test
    void no_exception_is_made_for_what_no_longer_stands_there() {
        assertThat(ALLOWED).allMatch(a -> found.entrySet().stream()
                .anyMatch(e -> e.getValue().stream().anyMatch(what -> a.covers(e.getKey(), what))));
    }
}

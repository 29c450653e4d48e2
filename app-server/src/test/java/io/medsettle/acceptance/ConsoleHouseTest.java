package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.console.ConsoleVisit.Page;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A gateway in which nobody works yet, where time can be made to have passed, and whose console is shown to one address alone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleHouseTest {
    private static Gateway gateway;
    private static People people;

    @BeforeAll
    static void start() {
        Map<String, Object> settings = Map.of(
                "medsettle.console.allow-from", "127.0.0.1/32",
                "micronaut.server.cors.localhost-pass-through", "true");
        gateway = Gateway.start(settings);
        people = gateway.bean(People.class);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static ConsoleVisit nobody() {
        return ConsoleVisit.ofNobody(gateway.address());
    }

    private static ConsoleVisit as(Role... roles) {
        return ConsoleVisit.of(gateway.address(), people, OutsideWorld.ORG, roles);
    }

    /** As if so much time had passed since everything that has happened. */
    private static void elapse(Duration time) {
        long millis = time.toMillis();
        gateway.change("UPDATE sitting SET began_at = began_at - " + millis + ", seen_at = seen_at - " + millis);
        gateway.change("UPDATE person SET locked_until = locked_until - " + millis + " WHERE locked_until > 0");
    }

    @Test
    @Order(1)
    @Covers({"A43", "C24"})
    void the_first_person_comes_in_with_a_secret_that_only_the_server_knows() throws IOException {
        Path file = gateway.data().resolve("first-start-secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(gateway.data().resolve("audit-key"))))
                .isEqualTo("rw-------");
        String secret = Files.readString(file);
        assertThat(secret).hasSize(43);
        Page door = nobody().get("/console/people");
        assertThat(door.path()).isEqualTo("/console/first-start");
        assertThat(door.text()).contains(file.toString()).doesNotContain(secret);

        Page wrong = nobody().post("/console/first-start", first("not the secret", ConsoleVisit.PASSWORD));
        assertThat(wrong.status()).isEqualTo(403);
        Page empty = nobody().post("/console/first-start", first("", ConsoleVisit.PASSWORD));
        assertThat(empty.status()).isEqualTo(403);
        Page weak = nobody().post("/console/first-start", first(secret, "Admin@123456"));
        assertThat(weak.text()).contains("password-too-weak");
        Page foreign = nobody().post("/console/first-start", first(secret, ConsoleVisit.PASSWORD), Map.of());
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(people.anybody()).isFalse();

        Page made = nobody().post("/console/first-start", first(secret, ConsoleVisit.PASSWORD));
        assertThat(made.path()).as(made.text()).isEqualTo("/console/sign-in");
        assertThat(file).doesNotExist();
        assertThat(nobody().signedIn("first.one").get("/console/people").text()).contains("安全管理员");
        assertThat(nobody().post("/console/first-start", first(secret, ConsoleVisit.PASSWORD))
                        .status())
                .isEqualTo(409);
        assertThat(gateway.count("SELECT COUNT(*) FROM person")).isEqualTo(1);
        assertThat(gateway.count("SELECT COUNT(*) FROM audit_entry WHERE action_name = 'first-start'"))
                .isEqualTo(1);
    }

    private static Map<String, String> first(String secret, String password) {
        return Map.of("secret", secret, "login", "First.One", "name", "第一人", "password", password, "again", password);
    }

    @Test
    @Order(2)
    void a_sitting_ends_when_nobody_is_at_the_page_and_a_page_by_itself_is_nobody() {
        ConsoleVisit visit = as(Role.AUDIT);
        elapse(Duration.ofMinutes(14));
        assertThat(visit.get("/console/audit").path()).isEqualTo("/console/audit");
        elapse(Duration.ofMinutes(14));
        assertThat(visit.byItself("/console/audit").text()).contains("审计");
        elapse(Duration.ofMinutes(1));
        Page ended = visit.byItself("/console/audit");
        assertThat(ended.text()).isEmpty();
        assertThat(ended.headers().firstValue("HX-Redirect")).contains("/console/sign-in");
        assertThat(visit.get("/console/audit").path()).isEqualTo("/console/sign-in");
    }

    @Test
    @Order(3)
    void a_sitting_ends_after_ten_hours_of_work() {
        ConsoleVisit visit = as(Role.AUDIT);
        for (int i = 0; i < 59; i++) {
            elapse(Duration.ofMinutes(10));
            assertThat(visit.get("/console/audit").path()).isEqualTo("/console/audit");
        }
        elapse(Duration.ofMinutes(10));
        assertThat(visit.get("/console/audit").path()).isEqualTo("/console/sign-in");
    }

    @Test
    @Order(4)
    void a_lock_out_ends_after_fifteen_minutes() {
        String login = ConsoleVisit.person(people, OutsideWorld.ORG, Role.AUDIT);
        for (int i = 0; i < 5; i++) {
            nobody().post("/console/sign-in", Map.of("login", login, "password", "wrong"));
        }
        Map<String, String> right = Map.of("login", login, "password", ConsoleVisit.PASSWORD);
        elapse(Duration.ofMinutes(14));
        assertThat(nobody().post("/console/sign-in", right).status()).isEqualTo(401);
        elapse(Duration.ofMinutes(1));
        assertThat(nobody().signedIn(login).cookie()).isNotEmpty();
    }

    @Test
    @Order(5)
    void the_console_is_shown_to_the_allowed_network_alone_whatever_a_header_says() throws IOException {
        assertThat(status("127.0.0.1", "/console/sign-in")).isEqualTo(200);
        assertThat(status("127.0.0.2", "/console/sign-in")).isEqualTo(403);
        assertThat(status("127.0.0.2", "/console/assets/console.css")).isEqualTo(403);
        assertThat(status("127.0.0.2", "/health")).isEqualTo(200);
    }

    private static int status(String from, String path) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(
                    gateway.address().getHost(), gateway.address().getPort()));
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 127.0.0.1\r\n"
                    + "X-Real-IP: 127.0.0.1\r\nForwarded: for=127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    @Order(6)
    void a_form_from_elsewhere_is_refused_and_changes_nothing() {
        ConsoleVisit security = as(Role.SECURITY);
        String victim = ConsoleVisit.person(people, OutsideWorld.ORG, Role.AUDIT);
        String ours = gateway.address().toString();
        for (String origin : List.of(
                "https://elsewhere.example",
                "null",
                ours + ".elsewhere.example",
                ours.replace("127.0.0.1", "localhost"))) {
            Page page = security.post("/console/people/" + victim + "/disable", Map.of(), Map.of("Origin", origin));
            assertThat(page.status()).as(origin).isEqualTo(403);
            assertThat(page.text()).contains("data-code=\"from-elsewhere\"");
        }
        assertThat(people.find(victim).orElseThrow().enabled()).isTrue();
        assertThat(security.post("/console/people/" + victim + "/disable", Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Order(7)
    void a_log_that_was_worked_on_in_the_database_is_shown_as_such() {
        ConsoleVisit auditor = as(Role.AUDIT);
        assertThat(auditor.get("/console/audit/check").text()).contains("日志完整");
        assertThat(gateway.change(
                        "UPDATE audit_entry SET outcome = 'ok' WHERE action_name = 'sign-in' AND outcome = 'locked'"))
                .isPositive();
        Page page = auditor.get("/console/audit/check");
        assertThat(page.text()).contains("被改动过").doesNotContain("日志完整");
    }
}

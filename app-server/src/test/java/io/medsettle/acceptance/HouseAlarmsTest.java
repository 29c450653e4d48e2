package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.metrics.Drives;
import io.medsettle.server.metrics.Exposition;
import io.medsettle.server.metrics.Expression;
import io.medsettle.server.metrics.Monitoring;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 运行告警: the gateway itself, its database, clock, backups and doors. */
@ExtendWith(WatchedGateway.class)
class HouseAlarmsTest {
    private static final int POOL = 16;

    private final Watched watched;
    private final Gateway gateway;

    HouseAlarmsTest(Watched watched) {
        this.watched = watched;
        gateway = watched.gateway();
    }

    @Test
    @Drives("GatewayDown")
    void a_gateway_that_does_not_answer_is_down() {
        watched.calm("GatewayDown");
        Expression down = Monitoring.alert("GatewayDown").condition();
        Exposition nothing = Watched.scrapeNobody();

        assertThat(down.over(nothing, nothing)).containsExactly(Map.entry(Map.of("job", "medsettle"), 0.0));
    }

    @Test
    void figures_are_on_the_port_of_those_who_watch_and_not_on_the_public_one() {
        assertThat(gateway.as("finance").get("/prometheus").status()).isIn(401, 403, 404);
        assertThat(watched.scrape().samples()).hasSizeGreaterThan(100);
    }

    @Test
    @Drives({"DatabasePoolExhausted", "FiguresFailing"})
    void when_all_connections_are_taken_the_pool_and_the_figures_say_so() throws SQLException {
        Watched.Alarm pool = watched.calm("DatabasePoolExhausted");
        Watched.Alarm figures = watched.calm("FiguresFailing");
        DataSource source = DelegatingDataSource.unwrapDataSource(gateway.bean(DataSource.class));
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < POOL; i++) {
                taken.add(source.getConnection());
            }
            pool.turnsRed();
            figures.turnsRed();
        } finally {
            for (Connection each : taken) {
                each.close();
            }
        }
        pool.turnsCalm();
        figures.turnsCalm();
    }

    @Test
    @Drives("ClockOff")
    void a_node_whose_clock_is_half_a_minute_off_says_so() {
        Watched.Alarm off = watched.calm("ClockOff");
        watched.clock().ahead(Duration.ofSeconds(30));

        off.turnsRed();

        watched.clock().ahead(Duration.ZERO);
        off.turnsCalm();
    }

    @Test
    @Drives("BackupOld")
    void a_backup_that_is_older_than_a_day_is_told() throws IOException {
        Watched.Alarm old = watched.calm("BackupOld");
        Path newest;
        try (var files = Files.list(watched.backups())) {
            newest = files.findFirst().orElseThrow();
        }
        Instant now = watched.clock().instant();
        Files.setLastModifiedTime(newest, FileTime.from(now.minus(Duration.ofHours(27))));

        old.turnsRed();

        Files.setLastModifiedTime(newest, FileTime.from(now));
        old.turnsCalm();
    }

    @Test
    @Drives("LoginsLocked")
    void logins_that_somebody_guesses_at_are_locked_and_told() {
        Watched.Alarm locked = watched.calm("LoginsLocked");
        for (int person = 0; person < 3; person++) {
            String login = ConsoleVisit.person(gateway.bean(People.class), OutsideWorld.ORG, Role.FINANCE);
            for (int i = 0; i < 5; i++) {
                ConsoleVisit.ofNobody(gateway.address())
                        .post("/console/sign-in", Map.of("login", login, "password", "wrong-" + i));
            }
        }

        locked.turnsRed();
    }

    @Test
    @Drives("RawMessagesDropped")
    void raw_messages_that_the_database_will_not_take_are_told() {
        Watched.Alarm dropped = watched.calm("RawMessagesDropped");
        try (FailingTable broken = FailingTable.after(gateway, "wire_message", 0)) {
            assertThat(broken).isNotNull();
            dropped.turnsRed(() -> gateway.clinic().selfPay(11, 10_00));
        }
        dropped.turnsCalm();
    }
}

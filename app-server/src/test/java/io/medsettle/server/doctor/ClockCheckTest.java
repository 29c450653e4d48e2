package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockCheckTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path data;

    @BeforeEach
    void a_database() {
        TestDatabase.h2(data).close();
    }

    private List<Finding> look(String headers, InstantSource clock) {
        try (FarDoor door = FarDoor.answering(200, headers);
                Installation installation = Site.onlyHis(data, door.address()).read();
                Database database = Database.open(installation)) {
            return new ClockCheck(database, new Calls(installation, clock), clock).look();
        }
    }

    private static String date(Duration off) {
        return "Date: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        CLOCK.instant().plus(off).atOffset(ZoneOffset.UTC))
                + "\r\n";
    }

    @Test
    void clocks_that_agree_are_well() {
        assertThat(look(date(Duration.ZERO), CLOCK)).hasSize(2).allMatch(f -> f.verdict() == Verdict.GOOD);
    }

    @Test
    void a_far_side_that_would_refuse_what_we_sign_is_told_and_one_that_soon_will() {
        assertThat(look(date(Duration.ofMinutes(-7)), CLOCK))
                .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().startsWith("HIS 与本机相差 4"));
        assertThat(look(date(Duration.ofMinutes(2)), CLOCK))
                .anyMatch(f -> f.verdict() == Verdict.ATTENTION && f.found().startsWith("HIS 与本机相差 1"));
    }

    @Test
    void a_far_side_that_tells_no_time_is_unknown() {
        assertThat(look("", CLOCK))
                .anyMatch(f -> f.verdict() == Verdict.UNKNOWN && f.found().startsWith("HIS 没有给出"));
        assertThat(look("Date: yesterday\r\n", CLOCK)).anyMatch(f -> f.verdict() == Verdict.UNKNOWN);
    }

    @Test
    void a_node_that_is_off_the_database_by_more_than_a_second_must_be_set_right() {
        InstantSource late = InstantSource.offset(CLOCK, Duration.ofSeconds(-5));
        assertThat(look(date(Duration.ZERO), late))
                .anyMatch(f -> f.verdict() == Verdict.MUST && f.found().startsWith("本机与数据库相差"));
    }
}

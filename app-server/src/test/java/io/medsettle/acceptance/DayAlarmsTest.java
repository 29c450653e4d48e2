package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.metrics.Drives;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 对账告警: days that are not over, days that were given up, findings that nobody has ended. */
@ExtendWith(WatchedGateway.class)
class DayAlarmsTest {
    private static final String GIVEN_UP = "INSERT INTO reconciliation_run (org, run_day, run_state, stage, done_rows,"
            + " attempts, asked_at, asked_by, cut_at, next_try_at, finished_at, taken_by, taken_until, words, failures)"
            + " VALUES (?, ?, 'RUNNING', '', 0, 9, 1, 'finance', 1, 1, 0, 'a node that died', 1, '', 9)";

    private final Watched watched;
    private final Gateway gateway;
    private final LocalDate today;

    DayAlarmsTest(Watched watched) {
        this.watched = watched;
        gateway = watched.gateway();
        today = BusinessDay.of(watched.clock().instant()).date();
    }

    /** WeChat's bill of that day has a payment that nobody here knows. */
    private void stranger(LocalDate day, String number) {
        Instant noon = day.atTime(12, 0).atZone(BusinessDay.ZONE).toInstant();
        gateway.world().wechat().billTricks().invent(day, noon, number, "42000000000" + number, 77_00);
    }

    @Test
    @Drives({"ReconciliationLate", "FindingsNew"})
    void yesterday_waits_for_a_bill_and_when_it_comes_what_it_shows_wants_to_be_decided() {
        Watched.Alarm late = watched.calm("ReconciliationLate");
        Watched.Alarm found = watched.calm("FindingsNew");
        Reconciling yesterday = new Reconciling(gateway, today.minusDays(1));
        stranger(today.minusDays(1), "STRANGER0001");
        gateway.world().wechat().faults().always("trade-bill", Mood.MAINTENANCE);
        Said waiting = yesterday.run(false);
        assertThat(waiting.text("state")).as(waiting.text()).isEqualTo("WAITING");

        late.turnsRed();

        gateway.world().wechat().faults().calm();
        Said day = yesterday.run(true);
        assertThat(day.text("state")).as(day.text()).isEqualTo("FINISHED");
        late.turnsCalm();
        found.turnsRed("difference", "D1");
    }

    @Test
    @Drives("FindingsOld")
    void a_finding_that_nobody_ends_for_more_than_a_week_is_told() {
        Watched.Alarm old = watched.calm("FindingsOld");
        Reconciling longAgo = new Reconciling(gateway, today.minusDays(9));
        stranger(today.minusDays(9), "STRANGER0009");
        Said day = longAgo.run(false);
        assertThat(day.text("state")).as(day.text()).isEqualTo("FINISHED");

        old.turnsRed("difference", "D1");
    }

    @Test
    @Drives("ReconciliationFailed")
    void a_day_that_nodes_die_of_is_given_up_and_somebody_is_told() {
        Watched.Alarm failed = watched.calm("ReconciliationFailed");
        gateway.change(
                GIVEN_UP, OutsideWorld.ORG, today.minusDays(20).toString().replace("-", ""));

        failed.turnsRed();
    }
}

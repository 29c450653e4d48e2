package io.medsettle.server.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CreditCircuitTest {
    private static final Outcome<String> SILENCE = Outcome.unknown(Doubt.NO_ANSWER, "silence");
    private static final Outcome<String> NO = Outcome.declined("2008", "no");
    private static final Outcome<String> YES = Outcome.succeeded("yes");

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final CreditCircuit circuit =
            new CreditCircuit(new CreditCircuit.Limits(3, 50, 4, Duration.ofMinutes(1), Duration.ofSeconds(30)), clock);

    private void saw(Outcome<?>... outcomes) {
        for (Outcome<?> each : outcomes) {
            circuit.saw(each);
        }
    }

    @Test
    void so_many_silences_in_a_row_open_it() {
        saw(SILENCE, SILENCE);
        assertThat(circuit.open()).isFalse();

        saw(SILENCE);

        assertThat(circuit.open()).isTrue();
    }

    @Test
    void a_no_is_an_answer_and_so_is_a_number_that_is_not_known_or_still_worked_on() {
        saw(NO, NO, NO, NO, Outcome.unknown(Doubt.NOT_FOUND, ""), Outcome.unknown(Doubt.STILL_WORKING, ""));
        saw(SILENCE, SILENCE, NO, SILENCE, SILENCE);

        assertThat(circuit.open()).isFalse();
    }

    @Test
    void what_was_never_sent_says_nothing_about_the_platform() {
        saw(SILENCE, SILENCE, Outcome.neverSent("lacking"), SILENCE);

        assertThat(circuit.open()).isTrue();
    }

    @Test
    void half_of_the_last_minute_opens_it_and_what_is_older_does_not_count() {
        saw(SILENCE, YES, SILENCE);
        clock.tick(Duration.ofSeconds(61));
        saw(YES, SILENCE, YES);
        assertThat(circuit.open()).isFalse();

        saw(SILENCE);

        assertThat(circuit.open()).isTrue();
    }

    @Test
    void after_the_pause_one_silence_opens_it_again_and_one_answer_closes_it() {
        saw(SILENCE, SILENCE, SILENCE);
        clock.tick(Duration.ofSeconds(31));
        assertThat(circuit.open()).isFalse();
        saw(SILENCE);
        assertThat(circuit.open()).isTrue();

        clock.tick(Duration.ofSeconds(31));
        saw(YES, SILENCE, SILENCE);

        assertThat(circuit.open()).isFalse();
    }
}

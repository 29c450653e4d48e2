package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.party.Retold;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** UPLOAD against the simulator: repeated under the same numbers whatever becomes of an answer. */
class UploadContractTest extends AtTheInsurer {
    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SLOW", "LOSE_REPLY", "DO_AND_500", "LOSE_REQUEST", "MAINTENANCE"})
    void an_upload_in_doubt_is_repeated_under_the_same_numbers(Mood mood) {
        visited();
        mood("6201", mood);

        isUnknown(desk.yibao.start(upload), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.ask(upload), Doubt.NOT_FOUND);
        assertThat(desk.yibao.start(upload).maybe()).isPresent();
        assertThat(insurer.orders()).hasSize(1);
    }

    @Test
    void a_refused_upload_is_a_firm_no_at_first_and_not_after_a_doubt() {
        visited();
        mood("6201", Mood.REFUSE);
        assertThat(desk.yibao.start(upload)).isInstanceOf(Outcome.Declined.class);
        mood("6201", Mood.REFUSE);
        desk.clock.tick(Duration.ofMinutes(1));
        isUnknown(desk.yibao.start(upload), Doubt.NO_ANSWER);
    }

    @Test
    void a_sheet_that_does_not_add_up_never_leaves() {
        visited();
        Deed wrong = Retold.of(upload)
                .expecting(Parts.of(io.medsettle.ports.value.Part.WHOLE, 2600))
                .deed();

        assertThat(desk.yibao.start(wrong)).isInstanceOfSatisfying(Outcome.Declined.class, d -> {
            assertThat(d.refusal()).isEqualTo(Outcome.Refusal.NEVER_SENT);
            assertThat(d.text()).contains("25.00").contains("26.00");
        });
        assertThat(insurer.orders()).isEmpty();
    }
}

package io.medsettle.server.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import org.junit.jupiter.api.Test;

/** What the insurer's fund is said to have borne. */
class SettledRowsTest {
    private static final Fields SETTLED = Fields.of(NoteKey.FUND_SUM, "12000");

    @Test
    void a_reversal_that_tells_no_fund_of_its_own_takes_back_exactly_what_its_settlement_told() {
        assertThat(SettledRows.fund(Fields.NONE, SETTLED, -1)).hasValue(-12000L);
    }

    @Test
    void what_a_settlement_or_a_reversal_tells_itself_is_taken_as_it_is() {
        assertThat(SettledRows.fund(SETTLED, SETTLED, 1)).hasValue(12000L);
        assertThat(SettledRows.fund(Fields.of(NoteKey.FUND_SUM, "-11900"), SETTLED, -1))
                .hasValue(-11900L);
        assertThat(SettledRows.fund(Fields.NONE, Fields.NONE, -1)).isEmpty();
    }
}

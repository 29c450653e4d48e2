package io.medsettle.adapter.his;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the insurer needs a fee sheet follows from the legs of the round, not from what its entry is called. */
class FeeSheetByLegsTest {
    private final SimulatedHis his = new SimulatedHis();

    @AfterEach
    void close() {
        his.close();
    }

    private Round bill(String patientId, String entry) {
        NewVisit visit = his.hospital.addVisit(patientId, 100_00, 3);
        return Round.first(Fields.of(NoteKey.VISIT_NO, visit.visitNo())
                        .with(NoteKey.RX_NOS, visit.rxNo())
                        .with(NoteKey.CHANNEL, "WECHAT")
                        .with(NoteKey.ENTRY, entry))
                .planned(Act.WRITE_BACK, Bill.HIS, "W1");
    }

    private boolean sheet(Round round) {
        Deed freeze = round.deed(Act.FREEZE, "F1");
        return round.hear(his.counterparty.start(freeze))
                .secrets()
                .find(NoteKey.FEE_SHEET)
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {Act.ORDER, Act.TRIAL, Act.SETTLE})
    void an_entry_called_self_pay_with_an_insurer_in_its_round_gets_the_sheet(String act) {
        assertThat(sheet(bill("P0001", "campaign-self-pay").planned(act, Round.YIBAO, "I1")))
                .isTrue();
    }

    @Test
    void a_round_without_an_insurer_needs_no_sheet_whatever_its_entry_is_called() {
        assertThat(sheet(bill("P0003", "health-check"))).isFalse();
    }
}

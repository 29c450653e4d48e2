package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that do not answer the question, refusals, and codes that nobody listed. */
class WardAnswersTest {
    private final WardScene scene = new WardScene();

    @AfterEach
    void close() {
        scene.close();
    }

    /** The start that sends this transaction, everything before it done. */
    private static Outcome<Started> start(WardScene scene, String transaction) {
        Deed deed =
                switch (transaction) {
                    case "R02" -> slot("9").deed(Act.LOCK_SLOT, "L9");
                    case "R04", "O05" -> slot("9").deed(Act.REGISTER, "R9");
                    case "R05" -> scene.paidRegistration(scene.made("9", 1), "9");
                    case "I01" -> scene.stay(30_00, 3).deed(Act.STAY_CHECK, "K9", 1_00);
                    case "I02" -> scene.deposit(scene.stay(30_00, 3), "9", 1_00);
                    case "I03" -> scene.stay(30_00, 3).deed(Act.DEPOSITS, "Q9");
                    case "I05" -> scene.stay(30_00, 3).deed(Act.ADMISSION, "A9");
                    case "I05P" ->
                        scene.stay(0, 0).noting(NoteKey.MDTRT_ID, "MD1").deed(Act.WRITE_BACK_ADMISSION, "W9");
                    case "I06", "I07" ->
                        scene.stay(30_00, 3)
                                .planned(Act.WRITE_BACK_DISCHARGE, Bill.HIS, "H9")
                                .deed(Act.FREEZE_STAY, "F9");
                    case "I08" -> scene.settled(scene.frozen(), "21");
                    default -> throw new IllegalArgumentException(transaction);
                };
        return scene.counterparty.start(deed);
    }

    private static Round slot(String tail) {
        return Round.first(Fields.of(NoteKey.PATIENT_ID, "P0001")
                        .with(NoteKey.SLOT_ID, "SL-2-20260106-AM-1")
                        .with(NoteKey.CHANNEL, "WECHAT"))
                .planned(Act.ORDER, Round.YIBAO, "I" + tail)
                .planned(Act.WRITE_BACK_REGISTRATION, Bill.HIS, "W" + tail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    R02  | SL-2-20260106-AM-1          | SL-2-20260106-AM-2
                    R04  | "gatewayOrderNo":"W9"       | "gatewayOrderNo":"W8"
                    R04  | "regFee":1000               | "regFee":1001
                    O05  | "total":2500                | "total":2600
                    R05  | "gatewayOrderNo":"W9"       | "gatewayOrderNo":"W8"
                    R05  | "cashAmt":2500              | "cashAmt":2400
                    R05  | "hisTradeNo":"HT            | "hisTradeNo":"","x":"HT
                    I01  | "stayId":"ST                | "stayId":"SX
                    I02  | "gatewayOrderNo":"W9"       | "gatewayOrderNo":"W8"
                    I02  | "bookedTotal":100           | "bookedTotal":101
                    I03  | "stayId":"ST                | "stayId":"SX
                    I05  | "stayId":"ST                | "stayId":"SX
                    I05P | "mdtrtId":"MD1"             | "mdtrtId":"MD2"
                    I05P | "state":"SAVED"             | "state":"UNDONE"
                    I07  | "gatewayOrderNo":"H9"       | "gatewayOrderNo":"H8"
                    I07  | "lineCount":3               | "lineCount":"3"
                    I08  | "surplus":500               | "surplus":400
                    I08  | "depositAmt":1000           | "depositAmt":900
                    I08  | "fundAmt":2000              | "fundAmt":2001
                    """)
    void an_answer_that_does_not_answer_the_question_is_a_doubt(String transaction, String from, String to) {
        scene.tape.twist(transaction, from, to);

        doubt(Doubt.NO_ANSWER, start(scene, transaction));
    }

    @ParameterizedTest
    @CsvSource({"R02", "R04", "R05", "I01", "I02", "I03", "I05", "I05P", "I06", "I07", "I08"})
    void a_listed_refusal_is_a_firm_no(String transaction) {
        scene.hospital.faults().next(transaction, Mood.REFUSE);

        assertThat(no(start(scene, transaction)).code()).isEqualTo("2099");
    }

    @ParameterizedTest
    @CsvSource({"R02", "R04", "R05", "I01", "I02", "I03", "I05", "I05P", "I06", "I07", "I08"})
    void maintenance_a_lost_reply_and_a_500_are_doubts(String transaction) {
        for (Mood mood : new Mood[] {Mood.MAINTENANCE, Mood.LOSE_REPLY, Mood.DO_AND_500}) {
            try (WardScene other = new WardScene()) {
                other.hospital.faults().next(transaction, mood);
                doubt(Doubt.NO_ANSWER, start(other, transaction));
            }
        }
    }

    @Test
    void a_refusal_that_his_own_state_contradicts_is_no_refusal() {
        Deed deposit = scene.deposit(scene.stay(30_00, 3), "9", 1_00);
        scene.hospital.faults().next("I02", Mood.LOSE_REPLY);
        doubt(Doubt.NO_ANSWER, scene.counterparty.start(deposit));
        scene.hospital.faults().next("I02", Mood.REFUSE);

        assertThat(scene.counterparty.start(deposit).maybe()).isPresent();
        assertThat(scene.hospital.effects("I02")).isEqualTo(1);
    }
}

package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A write-back, a settlement of HIS's own and a registration are let go only if HIS's own state says that they never will be
 * booked, settled or used.
 */
class LettingGoTest {
    private final WardScene scene = new WardScene();

    @AfterEach
    void close() {
        scene.close();
    }

    /** The write-back whose state this transaction tells. */
    private Deed writeBack(String transaction) {
        return switch (transaction) {
            case "R07" -> scene.paidRegistration(scene.made("9", 1), "9");
            case "I03" -> scene.deposit(scene.stay(30_00, 3), "9", 1_00);
            case "I10" -> scene.settled(scene.frozen(), "21");
            default -> throw new IllegalArgumentException(transaction);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"R07", "I03", "I10"})
    void a_write_back_that_was_never_told_is_let_go_for_good(String transaction) {
        Deed deed = writeBack(transaction);

        assertThat(yes(scene.counterparty.abandon(deed)).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        assertThat(yes(scene.counterparty.abandon(deed)).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        no(scene.counterparty.ask(deed));
        no(scene.counterparty.start(deed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    R07 | "state":"CANCELLED"   | "state":"UNPAID"
                    I10 | "state":"OPEN"        | "state":"FROZEN"
                    I10 | "reason":"RELEASED"   | "reason":"OTHER"
                    """)
    void a_released_write_back_that_his_could_still_book_is_a_doubt(String transaction, String from, String to) {
        Deed deed = writeBack(transaction);
        scene.tape.twist(transaction, from, to);

        doubt(Doubt.NO_ANSWER, scene.counterparty.abandon(deed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    R07 | "code":"0"            | "code":"2404"
                    I10 | "code":"0"            | "code":"2404"
                    I03 | "gatewayOrderNo":"W9" | "gatewayOrderNo":"W8"
                    """)
    void a_released_write_back_that_his_does_not_find_is_a_doubt(String transaction, String from, String to) {
        Deed deed = writeBack(transaction);
        scene.tape.twist(transaction, from, to);

        doubt(Doubt.NOT_FOUND, scene.counterparty.abandon(deed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    R07 | "state":"CANCELLED"   | "state":"PAID"
                    I10 | "state":"OPEN"        | "state":"SETTLED"
                    I03 | "state":"VOID"        | "state":"VALID"
                    """)
    void a_released_write_back_that_his_has_booked_is_not_let_go(String transaction, String from, String to) {
        Deed deed = writeBack(transaction);
        scene.tape.twist(transaction, from, to);

        assertThat(no(scene.counterparty.abandon(deed)).code()).isEqualTo("2011");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "state":"CANCELLED" | "state":"TRIAL"    | NO_ANSWER
                    "state":"CANCELLED" | "state":"NONE"     | NO_ANSWER
                    "state":"CANCELLED" | "state":"SETTLING" | STILL_WORKING
                    "trialNo":"         | "trialNo":"X       | NO_ANSWER
                    "code":"0"          | "code":"2404"      | NOT_FOUND
                    """)
    void a_cancelled_price_that_his_own_state_does_not_prove_gone_is_a_doubt(String from, String to, Doubt doubt) {
        Deed settle = scene.priced().deed(Act.SETTLE, "S31");
        scene.tape.twist("S04", from, to);

        doubt(doubt, scene.insurance.abandon(settle));
        assertThat(scene.hospital.effects("S03")).isEqualTo(1);
    }

    @Test
    void a_cancelled_price_that_his_has_settled_after_all_is_not_let_go() {
        Deed settle = scene.priced().deed(Act.SETTLE, "S31");
        scene.tape.twist("S04", "\"state\":\"CANCELLED\"", "\"state\":\"SETTLED\"");

        assertThat(no(scene.insurance.abandon(settle)).code()).isEqualTo("SETTLED");
    }

    @ParameterizedTest
    @CsvSource({"UNPAID, NO_ANSWER", "CONFIRMING, STILL_WORKING"})
    void a_cancelled_registration_that_could_still_be_paid_is_a_doubt(String state, Doubt doubt) {
        Deed register = scene.made("9", 1).deed(Act.REGISTER, "R9");
        yes(scene.counterparty.abandon(register));
        scene.tape.twist("R07", "\"state\":\"CANCELLED\"", "\"state\":\"" + state + "\"");

        doubt(doubt, scene.counterparty.abandon(register));
    }

    @Test
    void a_registration_that_his_does_not_find_is_made_once_more_and_cancelled() {
        Round round = scene.made("9", 1);
        Deed register = round.deed(Act.REGISTER, "R9");
        scene.tape.twist("R07", "\"code\":\"0\"", "\"code\":\"2404\"");

        doubt(Doubt.NOT_FOUND, scene.counterparty.abandon(register));
        assertThat(scene.hospital.effects("R04")).isEqualTo(1);
        assertThat(scene.hospital.effects("R06")).isEqualTo(1);
    }

    private static final String YES = "\"code\":\"0\"";
    private static final String NOT_FOUND = "\"code\":\"2404\"";
    private static final String NO_LOCK = "\"code\":\"2041\"";

    /** Made at HIS under our number, but nobody has told us, HIS does not find it yet and its lock is used up. */
    private Deed slow() {
        Deed register = scene.locked("9", 1).deed(Act.REGISTER, "R9");
        scene.hospital.faults().next("R04", Mood.LOSE_REPLY);
        doubt(Doubt.NO_ANSWER, scene.counterparty.start(register));
        scene.tape.twist("R07", YES, NOT_FOUND);
        scene.tape.twist("R04", YES, NO_LOCK);
        return register;
    }

    @Test
    void a_slow_registration_that_may_have_the_lock_in_its_hands_is_not_gone_because_his_does_not_find_it() {
        Deed register = slow();

        doubt(Doubt.NO_ANSWER, scene.counterparty.abandon(register));
        scene.clock.tick(Duration.ofMinutes(10));
        doubt(Doubt.NO_ANSWER, scene.counterparty.abandon(register));

        scene.tape.twist("R07", YES, YES);
        yes(scene.counterparty.abandon(register));
        assertThat(scene.hospital.effects("R06")).isEqualTo(1);
    }

    @Test
    void a_repeated_registration_without_a_lock_is_no_no_while_the_first_may_have_it_in_its_hands() {
        Deed register = slow();
        scene.clock.tick(Duration.ofMinutes(5));

        doubt(Doubt.NO_ANSWER, scene.counterparty.start(register));
        scene.clock.tick(Duration.ofMinutes(6));
        assertThat(no(scene.counterparty.start(register)).code()).isEqualTo("2041");
    }

    @Test
    void a_registration_whose_lock_his_frees_for_us_never_will_be() {
        Deed register = scene.locked("9", 1).deed(Act.REGISTER, "R9");
        scene.hospital.faults().next("R04", Mood.LOSE_REQUEST);
        doubt(Doubt.NO_ANSWER, scene.counterparty.start(register));
        scene.hospital.faults().next("R04", Mood.REFUSE);
        scene.tape.twist("R04", "\"code\":\"2099\"", NO_LOCK);

        assertThat(yes(scene.counterparty.abandon(register)).notes().get("hisState"))
                .isEqualTo("LOCK_FREED");
        assertThat(scene.hospital.effects("R03")).isEqualTo(1);
    }

    @Test
    void a_registration_that_his_has_told_of_is_never_gone_because_his_does_not_find_it() {
        Deed register = scene.made("9", 1).deed(Act.REGISTER, "R9");
        scene.tape.twist("R07", YES, NOT_FOUND);
        scene.tape.twist("R04", YES, NO_LOCK);
        scene.clock.tick(Duration.ofMinutes(11));

        doubt(Doubt.NOT_FOUND, scene.counterparty.abandon(register));
        assertThat(scene.hospital.effects("R06")).isEqualTo(1);
    }

    @Test
    void a_registration_whose_money_is_back_is_not_over_while_his_does_not_find_it() {
        Round made = scene.made("9", 1);
        Deed paid = scene.paidRegistration(made, "9");
        Receipt receipt = made.hear(scene.counterparty.start(paid));
        Round back = made.next().planned(Act.WRITE_BACK_REGISTRATION, Bill.HIS, "X9");
        Receipt permit = back.hear(scene.counterparty.start(back.deed(Act.PERMIT_REGISTRATION, "P9", 25_00)));
        Deed reversal = made.next()
                .noting(NoteKey.HIS_REFUND_NO, permit.farNumber())
                .returned(Act.CASH, Round.WECHAT, "D9", Parts.of(Part.CASH, 25_00), "5000", scene.clock.instant())
                .reversal("X9", paid, receipt);
        scene.tape.twist("R07", "\"code\":\"0\"", "\"code\":\"2404\"");

        doubt(Doubt.NO_ANSWER, scene.counterparty.reverse(reversal));
    }
}

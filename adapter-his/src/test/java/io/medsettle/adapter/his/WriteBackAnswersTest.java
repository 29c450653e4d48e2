package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer to the verbs of a write-back means: the money is taken by then. */
class WriteBackAnswersTest {
    private static final String FROM_STATE = "\"state\":\"PAID\"";

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final ScriptedHis his = new ScriptedHis();
    private final HisSettings settings = Proof.settings(URI.create("https://his.example"), Duration.ofSeconds(8));
    private final HisCounterparty counterparty = new HisCounterparty(settings, his, WireLog.none(), clock);
    private final Bill bill = Bill.mixed("01", "V0001-1", "R0001-1-1")
            .borne(Parts.of(Part.FUND, 58_00).with(Part.ACCOUNT, 20_00).with(Part.OTHER, 2_00), 20_00);

    @BeforeEach
    void frozen() {
        bill.hear(counterparty.start(bill.freeze()));
    }

    @ParameterizedTest
    @CsvSource({
        "\"bookedTotal\":10000, \"bookedTotal\":10001",
        "\"fundAmt\":5800, \"fundAmt\":5799",
        "\"acctAmt\":2000, \"acctAmt\":2001",
        "\"cashAmt\":2000, \"cashAmt\":1999",
        "\"otherAmt\":200, \"otherAmt\":201",
        "\"gatewayOrderNo\":\"W01\", \"gatewayOrderNo\":\"W02\"",
        "HO/1 甲, HO2"
    })
    void a_booking_counts_only_if_it_names_our_number_and_every_amount(String from, String to) {
        his.twists("O07", from, to);
        doubt(Doubt.NO_ANSWER, counterparty.start(bill.writeBack()));

        his.twists("O08", from, to);
        doubt(Doubt.NO_ANSWER, counterparty.ask(bill.writeBack()));
    }

    @Test
    void a_booking_without_guide_is_a_booking() {
        his.twists("O07", "\"pickupCode\":\"0001\",", "");

        yes(counterparty.start(bill.writeBack()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2099", "2006", "1004", "1902", "2008", "2030", "2005", "2002"})
    void a_refused_write_back_is_a_no_only_if_his_knows_of_no_charge(String code) {
        his.rules("O07", code).twists("O08", FROM_STATE, "\"state\":\"FROZEN\"");
        assertThat(no(counterparty.start(bill.writeBack())).code()).isEqualTo(code);

        his.rules("O08", "2404");
        assertThat(no(counterparty.start(bill.writeBack())).code()).isEqualTo(code);

        his.twists("O08", FROM_STATE, FROM_STATE);
        assertThat(bill.hear(counterparty.start(bill.writeBack())).farNumber()).isEqualTo("HT1");

        his.twists("O08", FROM_STATE, "\"state\":\"CONFIRMING\"");
        doubt(Doubt.STILL_WORKING, counterparty.start(bill.writeBack()));

        his.says("O08", new WireResult.NoAnswer("x"));
        doubt(Doubt.NO_ANSWER, counterparty.start(bill.writeBack()));

        his.rules("O08", "1902");
        doubt(Doubt.NO_ANSWER, counterparty.start(bill.writeBack()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013", "2031"})
    void a_refusal_that_is_final_even_after_doubt_needs_no_second_look(String code) {
        his.rules("O07", code);

        assertThat(no(counterparty.start(bill.writeBack())).code()).isEqualTo(code);
        assertThat(his.transactions()).endsWith("O07");
    }

    @Test
    void an_expired_hold_is_renewed_and_the_report_told_again() {
        his.rules("O07", "2009").twists("O08", FROM_STATE, "\"state\":\"UNPAID\"");

        assertThat(no(counterparty.start(bill.writeBack())).code()).isEqualTo("2009");
        assertThat(his.transactions()).endsWith("O07", "O02", "O07", "O08");
    }

    @ParameterizedTest
    @CsvSource({
        "UNPAID, NOT_FOUND",
        "FROZEN, NOT_FOUND",
        "CONFIRMING, STILL_WORKING",
        "PART_REFUNDED, NO_ANSWER",
        "REFUNDED, NO_ANSWER",
        "SOMETHING, NO_ANSWER",
        "VOID, NO_ANSWER"
    })
    void asked_about_a_write_back_only_a_charge_is_an_answer(String state, Doubt doubt) {
        his.twists("O08", FROM_STATE, "\"state\":\"" + state + "\"");

        doubt(doubt, counterparty.ask(bill.writeBack()));
    }

    @ParameterizedTest
    @CsvSource({"RELEASED, 2013", "CHARGED_ELSEWHERE, 2008"})
    void asked_about_a_write_back_a_number_let_go_for_ever_is_a_no(String reason, String code) {
        his.twists("O08", FROM_STATE, "\"state\":\"VOID\",\"reason\":\"" + reason + "\"");

        assertThat(no(counterparty.ask(bill.writeBack())).code()).isEqualTo(code);
    }

    @Test
    void where_his_has_reversed_the_insurance_itself_a_person_looks_first() {
        his.twists("O08", FROM_STATE, "\"state\":\"VOID\",\"reason\":\"INSURANCE_REVERSED\"");

        assertThat(doubt(Doubt.NO_ANSWER, counterparty.ask(bill.writeBack())).text())
                .contains("人工");
    }

    @Test
    void a_question_that_was_refused_or_never_left_is_no_answer_about_the_money() {
        for (String code : new String[] {"1902", "2002", "2099", "2013"}) {
            his.rules("O08", code);
            doubt(Doubt.NO_ANSWER, counterparty.ask(bill.writeBack()));
            doubt(Doubt.NO_ANSWER, counterparty.ask(bill.freeze()));
        }
        his.says("O08", new WireResult.NeverSent("x"));
        doubt(Doubt.NO_ANSWER, counterparty.ask(bill.writeBack()));
        his.says("O08", 403, "");
        doubt(Doubt.NO_ANSWER, counterparty.ask(bill.writeBack()));
        his.rules("O08", "2404");
        doubt(Doubt.NOT_FOUND, counterparty.ask(bill.writeBack()));
        his.twists(
                "O08",
                "\"gatewayOrderNo\":\"W01\",\"hisOrderId\":\"HO/1 甲\",\"state\"",
                "\"gatewayOrderNo\":\"W02\",\"hisOrderId\":\"HO/1 甲\",\"state\"");
        doubt(Doubt.NO_ANSWER, counterparty.ask(bill.writeBack()));
    }

    @Test
    void a_write_back_is_let_go_only_when_the_state_proves_it() {
        his.twists("O08", FROM_STATE, "\"state\":\"VOID\"");
        assertThat(yes(counterparty.abandon(bill.writeBack())).proof()).isEqualTo(Closed.Proof.BY_CLOSE);

        his.twists("O08", FROM_STATE, FROM_STATE);
        assertThat(no(counterparty.abandon(bill.writeBack())).code()).isEqualTo("2011");
        for (String stillPayable : new String[] {"FROZEN", "UNPAID"}) {
            his.twists("O08", FROM_STATE, "\"state\":\"" + stillPayable + "\"");
            doubt(Doubt.NO_ANSWER, counterparty.abandon(bill.writeBack()));
        }
        his.rules("O08", "2404");
        doubt(Doubt.NOT_FOUND, counterparty.abandon(bill.writeBack()));
        his.rules("O04", "2011");
        assertThat(no(counterparty.abandon(bill.writeBack())).code()).isEqualTo("2011");
        his.rules("O04", "2002");
        doubt(Doubt.NO_ANSWER, counterparty.abandon(bill.writeBack()));
        his.rules("O04", "0P");
        doubt(Doubt.STILL_WORKING, counterparty.abandon(bill.writeBack()));
        his.rules("O04", "1902");
        doubt(Doubt.NO_ANSWER, counterparty.abandon(bill.writeBack()));
        his.says("O04", new WireResult.NeverSent("x"));
        doubt(Doubt.NO_ANSWER, counterparty.abandon(bill.writeBack()));
    }
}

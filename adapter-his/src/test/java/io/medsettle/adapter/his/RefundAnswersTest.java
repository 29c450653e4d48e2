package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer to the verbs of a refund means. */
class RefundAnswersTest {
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

    @Test
    void a_permit_refused_inside_a_yes_is_a_no_with_advice() {
        his.says(
                "F01",
                200,
                "{\"code\":\"0\",\"windowOnly\":true,\"data\":{\"permitted\":false,\"reason\":\"DISPENSED\"}}");

        assertThat(no(counterparty.start(bill.permit(100_00))).code()).isEqualTo("DISPENSED");
        assertThat(no(counterparty.start(bill.permit(100_00))).advice()).isEqualTo(Advice.WINDOW_ONLY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "hisRefundNo":         | "refundNo":
                    "HR 1"                 | ".."
                    X01                    | X02
                    W01                    | W02
                    "amount":10000         | "amount":9999
                    "maxAmount":10000      | "maxAmount":9999
                    """)
    void a_permit_for_something_else_is_no_answer(String from, String to) {
        his.twists("F01", from, to);

        doubt(Doubt.NO_ANSWER, counterparty.start(bill.permit(100_00)));
    }

    @ParameterizedTest
    @CsvSource({"APPROVED, true", "MONEY_BACK, true", "DONE, true", "REJECTED, false"})
    void asked_about_a_permit_its_state_tells(String state, boolean granted) {
        his.twists("F03", "\"state\":\"DONE\"", "\"state\":\"" + state + "\"");

        assertThat(counterparty.ask(bill.permit(100_00)).maybe().isPresent()).isEqualTo(granted);
    }

    @Test
    void an_unneeded_permit_is_closed_with_not_refunded() {
        his.twists("F03", "\"state\":\"DONE\"", "\"state\":\"APPROVED\"").twists("F02", "\"DONE\"", "\"REJECTED\"");
        yes(counterparty.abandon(bill.permit(100_00)));
        assertThat(new String(his.sent("F02").orElseThrow().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"gatewayRefundNo\":\"X01\",\"gatewayOrderNo\":\"W01\",\"outcome\":\"NOT_REFUNDED\","
                        + "\"refundTime\":\"2026-01-05 09:30:00\",\"reason\":\"开错药\"}");

        his.twists("F03", "DONE", "REJECTED");
        yes(counterparty.abandon(bill.permit(100_00)));
        his.twists("F03", "DONE", "MONEY_BACK");
        no(counterparty.abandon(bill.permit(100_00)));
        his.says("F03", new WireResult.NoAnswer("x"));
        doubt(Doubt.NO_ANSWER, counterparty.abandon(bill.permit(100_00)));
    }

    @Test
    void a_permit_that_his_never_saw_is_asked_for_once_more_so_that_it_can_be_closed() {
        his.rules("F03", "2404").twists("F02", "\"DONE\"", "\"REJECTED\"");
        yes(counterparty.abandon(bill.permit(100_00)));
        assertThat(his.transactions()).endsWith("F03", "F01", "F02");

        his.rules("F01", "2025");
        yes(counterparty.abandon(bill.permit(100_00)));
        his.rules("F01", "1902");
        doubt(Doubt.NO_ANSWER, counterparty.abandon(bill.permit(100_00)));
    }

    @Test
    void a_red_receipt_counts_only_with_our_numbers_and_amount_and_a_no_only_if_none_was_written() {
        Receipt booked = bill.hear(counterparty.start(bill.writeBack()));
        bill.permitted(bill.hear(counterparty.start(bill.permit(100_00))));
        Deed reversal = bill.redReceipt(booked, 20_00, Instant.parse("2026-01-05T02:00:09Z"));

        his.twists("F02", "\"refundedTotal\":10000", "\"refundedTotal\":10001");
        doubt(Doubt.NO_ANSWER, counterparty.reverse(reversal));
        his.twists("F02", "X01", "X02");
        doubt(Doubt.NO_ANSWER, counterparty.reverse(reversal));
        his.rules("F02", "0P");
        doubt(Doubt.STILL_WORKING, counterparty.reverse(reversal));

        his.rules("F02", "2023");
        yes(counterparty.reverse(reversal));
        his.twists("F03", "DONE", "APPROVED");
        assertThat(no(counterparty.reverse(reversal)).code()).isEqualTo("2023");
        doubt(Doubt.NOT_FOUND, counterparty.askReverse(reversal));
        his.twists("F03", "DONE", "MONEY_BACK");
        doubt(Doubt.STILL_WORKING, counterparty.askReverse(reversal));
        his.twists("F03", "DONE", "REJECTED");
        assertThat(no(counterparty.askReverse(reversal)).code()).isEqualTo("REJECTED");
        his.says("F03", new WireResult.NoAnswer("x"));
        doubt(Doubt.NO_ANSWER, counterparty.reverse(reversal));
        his.twists("F03", "\"refundedTotal\":10000", "\"refundedTotal\":1");
        doubt(Doubt.NO_ANSWER, counterparty.askReverse(reversal));
    }
}

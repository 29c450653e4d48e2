package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of answer means, and what the answers to freeze and recheck mean. */
class AnswersTest {
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
    @ValueSource(
            strings = {
                "1001", "1002", "1003", "1004", "1404", "1901", "1902", "1903", "1905", "2001", "2002", "2003", "2004",
                        "2005",
                "2006", "2008", "2009", "2011", "2012", "2013", "2020", "2021", "2022", "2023", "2024", "2025", "2030",
                        "2031",
                "2099"
            })
    void a_listed_refusal_is_a_no_with_its_code(String code) {
        his.rules("O02", code);

        assertThat(no(counterparty.start(bill.freeze())).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "0P, STILL_WORKING",
        "9003, NO_ANSWER",
        "9999, NO_ANSWER",
        "1904, NO_ANSWER",
        "2404, NOT_FOUND",
        "2777, NO_ANSWER",
        "7, NO_ANSWER",
        "OK, NO_ANSWER",
        "00, NO_ANSWER"
    })
    void whatever_is_not_listed_as_final_is_a_doubt(String code, Doubt doubt) {
        his.rules("O02", code);

        doubt(doubt, counterparty.start(bill.freeze()));
    }

    @Test
    void a_code_that_the_site_lists_as_final_is_a_no() {
        HisConventions own = HisConventions.of("/his/v1", HisAmounts.FEN).refusing(Set.of("2777"));
        HisSettings site = new HisSettings(
                settings.party(),
                settings.address(),
                settings.orgCode(),
                settings.keyId(),
                settings.signature(),
                settings.deadline(),
                own);
        his.rules("O02", "2777");

        assertThat(no(new HisCounterparty(site, his, WireLog.none(), clock).start(bill.freeze()))
                        .code())
                .isEqualTo("2777");
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, REFUND_ADVISED",
        "false, true, WINDOW_ONLY",
        "true, true, WINDOW_ONLY",
        "false, false, NONE"
    })
    void a_no_carries_the_advice_and_the_window_goes_first(boolean refund, boolean window, Advice advice) {
        his.says(
                "O02",
                200,
                "{\"code\":\"2099\",\"message\":\"m\",\"retry\":\"NO\",\"refundAdvised\":" + refund + ",\"windowOnly\":"
                        + window + "}");

        assertThat(no(counterparty.start(bill.freeze())).advice()).isEqualTo(advice);
    }

    @Test
    void a_refusal_that_wants_the_same_key_again_is_no_refusal_yet() {
        his.says("O02", 200, "{\"code\":\"2099\",\"retry\":\"SAME_KEY\"}");

        doubt(Doubt.STILL_WORKING, counterparty.start(bill.freeze()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html/>",
                "[]",
                "null",
                "{",
                "{\"code\":0,\"data\":{}}",
                "{\"code\":\"0\"}",
                "{\"code\":\"0\",\"data\":[]}",
                "{\"code\":\"0\",\"data\":{}}",
                "{\"code\":\"0\",\"code\":\"2099\"}",
                "{\"code\":\"2099\",\"refundAdvised\":\"true\"}",
                "{\"code\":\"0\",\"data\":{\"gatewayOrderNo\":\"W01\"}} trailing"
            })
    void an_answer_that_cannot_be_read_is_no_answer(String body) {
        his.says("O02", 200, body);

        doubt(Doubt.NO_ANSWER, counterparty.start(bill.freeze()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "total":10000,"expireAt"  | "total":10000.0,"expireAt"
                    "total":10000,"expireAt"  | "total":"10000","expireAt"
                    "total":10000,"expireAt"  | "total":-1,"expireAt"
                    "total":10000,"expireAt"  | "expireAt"
                    "total":10000,"expireAt"  | "total":null,"expireAt"
                    "total":10000,"expireAt"  | "total":99999999999999999999,"expireAt"
                    "version":7               | "version":"7"
                    "version":7               | "versions":7
                    "hisOrderId":"HO/1 甲"    | "hisOrderId":""
                    "hisOrderId":"HO/1 甲"    | "hisOrderId":".."
                    2026-01-05 09:45:00       | 2026-02-30 09:45:00
                    "amount":6000             | "amount":6001
                    "gatewayOrderNo":"W01"    | "gatewayOrderNo":"W02"
                    "visitNo":"V0001-1"       | "visitNo":"V0001-2"
                    """)
    void a_yes_that_does_not_answer_the_question_or_add_up_is_no_answer(String from, String to) {
        his.twists("O02", from, to);

        doubt(Doubt.NO_ANSWER, counterparty.start(bill.freeze()));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 301, 204, 100})
    void http_troubles_are_no_answer(int status) {
        his.says("O02", status, ScriptedHis.golden("O02-answer"));

        doubt(Doubt.NO_ANSWER, counterparty.start(bill.freeze()));
    }

    @ParameterizedTest
    @CsvSource({"401, 1902, 1902", "401, 1905, 1905", "403, x, HTTP 403", "404, 7777, HTTP 404", "429, 2777, HTTP 429"})
    void being_shut_out_is_a_no(int status, String code, String told) {
        his.says("O02", status, "{\"code\":\"" + code + "\",\"retry\":\"NO\"}");

        assertThat(no(counterparty.start(bill.freeze())).code()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"401, 1904", "400, 0", "400, 9999", "409, 0P"})
    void being_shut_out_with_an_answer_that_may_mean_it_was_done_is_a_doubt(int status, String code) {
        his.says("O02", status, "{\"code\":\"" + code + "\",\"retry\":\"NO\"}");

        assertThat(counterparty.start(bill.freeze())).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void what_never_left_and_what_was_never_answered_are_told_apart() {
        his.says("O02", new WireResult.NeverSent("ConnectException"));
        assertThat(no(counterparty.start(bill.freeze())).refusal()).isEqualTo(Refusal.NEVER_SENT);

        his.says("O02", new WireResult.NoAnswer("SocketTimeoutException"));
        doubt(Doubt.NO_ANSWER, counterparty.start(bill.freeze()));
    }

    @Test
    void words_of_his_are_shortened_and_lose_long_numbers() {
        his.says("O02", 200, "{\"code\":\"2001\",\"message\":\"患者 449999195001010117 不存在" + "。".repeat(300) + "\"}");

        assertThat(no(counterparty.start(bill.freeze())).text())
                .startsWith("患者 *** 不存在")
                .hasSizeLessThanOrEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "version":7,"total"   | "version":8,"total"
                    "total":10000,        | "total":10001,
                    "hisOrderId":"HO/1 甲"| "hisOrderId":"HO2"
                    "cnt":"2.0000"        | "cnt":"two"
                    "admdvs":"440100",    | ""
                    """)
    void a_bundle_that_does_not_fit_the_hold_or_is_incomplete_is_no_answer(String from, String to) {
        his.twists("O05", from, to == null ? "" : to);

        doubt(Doubt.NO_ANSWER, counterparty.start(bill.freeze()));
    }

    @Test
    void a_refused_bundle_lets_the_useless_hold_go_before_the_no() {
        his.rules("O05", "2012");

        assertThat(no(counterparty.start(bill.freeze())).code()).isEqualTo("2012");
        assertThat(his.transactions()).endsWith("O02", "O05", "O04");

        his.says("O04", new WireResult.NoAnswer("x"));
        doubt(Doubt.NO_ANSWER, counterparty.start(bill.freeze()));
    }

    @Test
    void a_bundle_that_was_never_asked_for_leaves_a_hold_and_is_therefore_a_doubt() {
        his.says("O05", new WireResult.NeverSent("x"));

        doubt(Doubt.NO_ANSWER, counterparty.start(bill.freeze()));
    }

    @ParameterizedTest
    @CsvSource({
        "VERSION_MOVED, NONE",
        "CHARGED_ELSEWHERE, WINDOW_ONLY",
        "EXPIRED, NONE",
        "RELEASED, NONE",
        "PAID, NONE",
        "SOMETHING, NONE"
    })
    void a_bill_that_is_not_payable_any_more_is_a_no_with_the_reason(String reason, Advice advice) {
        his.twists("O03", "\"payable\":true", "\"payable\":false,\"reason\":\"" + reason + "\"");

        assertThat(no(counterparty.start(bill.recheck())).code()).isEqualTo(reason);
        assertThat(no(counterparty.ask(bill.recheck())).advice()).isEqualTo(advice);
    }

    @Test
    void a_bill_with_another_version_or_total_is_a_no() {
        his.twists("O03", "\"version\":7", "\"version\":8");
        assertThat(no(counterparty.start(bill.recheck())).code()).isEqualTo("VERSION_MOVED");

        his.twists("O03", "\"total\":10000", "\"total\":10001");
        assertThat(no(counterparty.start(bill.recheck())).code()).isEqualTo("TOTAL_MOVED");

        his.twists("O03", "HO/1 甲", "HO2");
        doubt(Doubt.NO_ANSWER, counterparty.start(bill.recheck()));
    }

    @Test
    void a_recheck_renews_a_hold_of_which_too_little_is_left() {
        his.twists("O02", "2026-01-05 09:45:00", "2026-01-05 10:00:00");
        yes(counterparty.start(bill.recheck()));
        assertThat(his.transactions()).endsWith("O05", "O03");

        clock.tick(Duration.ofMinutes(6));
        bill.hear(counterparty.start(bill.recheck()));

        assertThat(his.transactions()).endsWith("O03", "O02", "O03");
        assertThat(bill.notes().get(HisNotes.EXPIRES_AT)).isEqualTo("2026-01-05T02:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"FROZEN, NOT_FOUND", "UNPAID, NOT_FOUND", "PAID, NO_ANSWER", "CONFIRMING, NO_ANSWER"})
    void asked_about_a_freeze_a_standing_hold_may_be_taken_again(String state, Doubt doubt) {
        his.twists("O08", FROM_STATE, "\"state\":\"" + state + "\"");

        doubt(doubt, counterparty.ask(bill.freeze()));
    }

    @Test
    void asked_about_a_freeze_charged_elsewhere_is_a_no() {
        his.twists("O08", FROM_STATE, "\"state\":\"VOID\",\"reason\":\"CHARGED_ELSEWHERE\"");

        assertThat(no(counterparty.ask(bill.freeze())).advice()).isEqualTo(Advice.WINDOW_ONLY);
    }

    @Test
    void a_hold_that_his_does_not_know_is_gone() {
        his.rules("O04", "2002");
        assertThat(yes(counterparty.abandon(bill.freeze())).proof()).isEqualTo(Closed.Proof.BY_ABSENCE);
        his.rules("O04", "2013");
        assertThat(yes(counterparty.abandon(bill.freeze())).proof()).isEqualTo(Closed.Proof.BY_CLOSE);

        Bill unheard = Bill.mixed("01", "V0001-1", "R0001-1-1");
        his.rules("O08", "2404");
        assertThat(yes(counterparty.abandon(unheard.freeze())).proof()).isEqualTo(Closed.Proof.BY_ABSENCE);
        his.says("O08", new WireResult.NoAnswer("x"));
        doubt(Doubt.NO_ANSWER, counterparty.abandon(unheard.freeze()));
    }

    @Test
    void a_hold_that_was_charged_stays_unless_all_of_it_was_refunded() {
        his.rules("O04", "2011");
        assertThat(no(counterparty.abandon(bill.freeze())).code()).isEqualTo("2011");

        his.twists("O08", FROM_STATE, "\"state\":\"REFUNDED\"");
        yes(counterparty.abandon(bill.freeze()));
    }
}

package io.medsettle.adapter.alipay;

import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.no;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.alipay.MedicalSettings.Flow;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each verb makes of what Alipay says, of what it does not say, and of what somebody else says. */
class OutcomesTest {
    private static final Deed CASH = Deeds.cash("20260105C00001", 50_00);
    private static final Deed CODE = Deeds.scanned("20260105P00001", 50_00, "280000000000000001");
    private static final Deed SHOWN = Deeds.shown("20260105Q00001", 50_00);
    private static final Deed BOTH = GoldenPagesTest.both();
    private static final Deed REFUND = GoldenPagesTest.refund();
    private static final String PAID = Vectors.golden("query-paid-answer.json");
    private static final String WAITING = Vectors.golden("query-waiting-answer.json");
    private static final String CLOSED = WAITING.replace("WAIT_BUYER_PAY", "TRADE_CLOSED");
    private static final String CODE_WAITING = WAITING.replace("20260105C00001", "20260105P00001");
    private static final String REFUNDED = Vectors.golden("refund-query-answer.json");
    private static final String REFUND_MADE = Vectors.golden("refund-answer.json");
    private static final String SEEN = Vectors.golden("payment-query-answer.json");
    private static final String GONE = "ACQ.TRADE_NOT_EXIST";

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final ScriptedAlipay alipay = new ScriptedAlipay();
    private final AlipayCounterparty party = new Alipay(Sample.settings(), alipay, clock).counterparty();

    @Test
    void a_trade_that_is_not_decided_is_unknown() {
        alipay.says(WAITING).says(WAITING.replace("WAIT_BUYER_PAY", "SOMETHING_NEW"));
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_closed_trade_says_by_its_time_whether_money_had_moved() {
        alipay.says(CLOSED);
        assertThat(no(party.ask(CASH)).code()).isEqualTo("TRADE_CLOSED");
        alipay.says(PAID.replace("TRADE_SUCCESS", "TRADE_CLOSED"));
        Receipt receipt = yes(party.ask(CASH));
        assertThat(receipt.notes().get("refundSeen")).isEqualTo("1");
        assertThat(Parts.ofText(receipt.notes().get("goneBack"))).isEqualTo(receipt.parts());
        alipay.says(PAID.replace("TRADE_SUCCESS", "TRADE_FINISHED"));
        assertThat(yes(party.ask(CASH)).notes().has("goneBack")).isFalse();
    }

    @Test
    void a_number_that_is_not_known_is_not_a_no() {
        alipay.no("40004", GONE).no("40004", "TRADE_NOT_EXIST").no("40004", "ORDER_NOT_EXIST");
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(doubt(party.askReverse(REFUND))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(doubt(party.ask(BOTH))).isEqualTo(Doubt.NOT_FOUND);
        alipay.no("40004", GONE);
        assertThat(doubt(party.abandon(CASH))).isEqualTo(Doubt.NOT_FOUND);
    }

    @Test
    void an_answer_about_another_trade_answers_nothing() {
        alipay.says(PAID.replace("20260105C00001", "20260105C00002"))
                .says(REFUNDED.replace("20260105R00001", "20260105R00002"))
                .says(REFUND_MADE.replace("20260105C00001", "20260105C00002"))
                .says(Vectors.golden("create-answer.json").replace("C00001", "C00002"))
                .says(Vectors.golden("precreate-answer.json").replace("Q00001", "Q00002"))
                .says(Vectors.golden("pay-answer.json").replace("P00001", "P00002"))
                .says(Vectors.golden("create-and-pay-answer.json").replace("C00001", "C00002"))
                .says(SEEN.replace("C00001", "C00002"));
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party.askReverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party.reverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party.start(CASH))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party.start(SHOWN))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party.start(CODE))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party.start(BOTH))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party.ask(BOTH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_no_to_the_question_itself_says_nothing_about_the_trade() {
        alipay.no("40002", "isv.invalid-signature")
                .no("40006", "isv.insufficient-isv-permissions")
                .no("40005", "x");
        for (int i = 0; i < 3; i++) {
            assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        }
        alipay.comes(new WireResult.NeverSent("no route")).comes(new WireResult.NeverSent("no route"));
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party.abandon(CODE))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void what_never_left_us_was_never_sent_unless_something_may_have_left_before() {
        alipay.comes(new WireResult.NeverSent("no route")).comes(new WireResult.NeverSent("no route"));
        assertThat(no(party.start(CASH)).refusal()).isEqualTo(Refusal.NEVER_SENT);
        clock.tick(Duration.ofSeconds(4));
        assertThat(doubt(party.start(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({
        "40002,isv.invalid-signature",
        "40001,isv.missing-signature",
        "40006,isv.insufficient-isv-permissions",
        "20001,aop.invalid-app-auth-token",
        "40004,ACQ.INVALID_PARAMETER",
        "40004,ACQ.TOTAL_FEE_EXCEED"
    })
    void a_listed_no_to_the_first_sending_is_firm_and_to_a_repeat_it_is_not(String code, String sub) {
        alipay.no(code, sub);
        assertThat(no(party.start(CASH)).code()).isEqualTo(sub);
        clock.tick(Duration.ofSeconds(4));
        alipay.no(code, sub);
        assertThat(doubt(party.start(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({
        "20000,isp.unknow-error",
        "20000,aop.unknow-error",
        "20000,ACQ.SYSTEM_ERROR",
        "40004,ACQ.SYSTEM_ERROR",
        "40005,isv.app-call-limited",
        "40004,ACQ.NEVER_HEARD_OF",
        "40004,ACQ.CONTEXT_INCONSISTENT",
        "99999,",
        "10000,ACQ.SYSTEM_ERROR"
    })
    void what_no_table_lists_as_final_is_unknown(String code, String sub) {
        String name = sub == null ? "" : sub;
        alipay.no(code, name).no(code, name).no(code, name).no(code, name).no(code, name);
        for (Deed deed : List.of(CASH, SHOWN, CODE, BOTH)) {
            assertThat(doubt(party.start(deed))).isEqualTo(Doubt.NO_ANSWER);
        }
        assertThat(doubt(party.reverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_closed_number_is_firm_even_to_a_repeat() {
        clock.tick(Duration.ofSeconds(10));
        alipay.no("40004", "ACQ.TRADE_HAS_CLOSE");
        assertThat(no(party.start(CASH)).code()).isEqualTo("ACQ.TRADE_HAS_CLOSE");
    }

    @Test
    void a_number_that_was_paid_already_is_asked_for() {
        alipay.no("40004", "ACQ.TRADE_HAS_SUCCESS").says(PAID);
        assertThat(yes(party.start(CASH))).isInstanceOf(Started.Done.class);
        alipay.no("40004", "ACQ.TRADE_HAS_SUCCESS").comes(new WireResult.NoAnswer("timeout"));
        assertThat(doubt(party.start(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_close_without_proof_is_not_believed() {
        alipay.says(WAITING).says(Vectors.golden("close-answer.json")).says(WAITING);
        assertThat(doubt(party.abandon(CASH))).isEqualTo(Doubt.STILL_WORKING);
        alipay.says(WAITING).comes(new WireResult.NoAnswer("timeout")).says(WAITING);
        assertThat(doubt(party.abandon(CASH))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(WAITING).no("40004", "ACQ.TRADE_STATUS_ERROR").says(PAID);
        assertThat(no(party.abandon(CASH)).code()).isEqualTo("TRADE_SUCCESS");
        alipay.says(WAITING).comes(new WireResult.NoAnswer("timeout")).says(CLOSED);
        assertThat(yes(party.abandon(CASH)).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
    }

    @Test
    void a_payment_that_waits_for_a_password_is_handed_off_and_not_booked() {
        alipay.says("{\"code\":\"10003\",\"msg\":\"order success pay inprocess\","
                + "\"out_trade_no\":\"20260105P00001\",\"trade_no\":\"T1\"}");
        assertThat(Hospital.handed(yes(party.start(CODE))).notes().get(NoteKey.TRADE_NO))
                .isEqualTo("T1");
        alipay.says("{\"code\":\"10003\",\"out_trade_no\":\"20260105P00009\"}");
        assertThat(doubt(party.start(CODE))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says("{\"code\":\"10003\"}");
        assertThat(doubt(party.start(CASH))).isEqualTo(Doubt.STILL_WORKING);
    }

    @Test
    void a_yes_without_a_time_is_asked_for_its_time() {
        String timeless = Vectors.golden("pay-answer.json").replace("gmt_payment", "gmt_other");
        alipay.says(timeless).says(PAID.replace("20260105C00001", "20260105P00001"));
        assertThat(yes(party.start(CODE))).isInstanceOf(Started.Done.class);
        alipay.says(timeless).comes(new WireResult.NoAnswer("timeout"));
        assertThat(doubt(party.start(CODE))).isEqualTo(Doubt.NO_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"130000000000000001", "2800000", "fp123", "", "28000000000000000100000000"})
    void what_is_no_code_of_alipay_never_leaves_us(String code) {
        Deed deed = Deeds.scanned("20260105P00001", 50_00, code);
        assertThat(no(party.start(deed)).refusal()).isEqualTo(Refusal.NEVER_SENT);
        assertThat(alipay.asked).isEmpty();
    }

    @Test
    void nothing_is_asked_for_without_an_amount_or_a_payer() {
        assertThat(no(party.start(Deeds.cash("20260105C00001", 0))).text()).isEqualTo("现金金额为零");
        assertThat(no(party.start(Deeds.hiding(CASH, NoteKey.PAYER_ID, ""))).text())
                .contains("付款人");
        assertThat(no(party.start(Deeds.shown("20260105Q00001", 0))).text()).isEqualTo("现金金额为零");
        assertThat(no(party.start(Deeds.hiding(BOTH, NoteKey.PAY_AUTH_NO, ""))).text())
                .contains("授权码");
        assertThat(no(party.start(Deeds.noting(BOTH, NoteKey.PAY_ORD_ID, ""))).text())
                .contains("没有医保订单");
        Deed tradeless = Deeds.mixed("20260105M00001", Deeds.orderLeg("20260105I00001", Standing.OPEN, Deeds.ALL));
        assertThat(no(party.start(tradeless)).text()).contains("交易号");
        assertThat(alipay.asked).isEmpty();
    }

    @Test
    void a_trade_that_was_never_there_is_gone_when_its_time_is_over() {
        clock.tick(Duration.ofMinutes(31));
        alipay.no("40004", GONE);
        assertThat(doubt(party.abandon(CASH))).isEqualTo(Doubt.NOT_FOUND);
        clock.tick(Duration.ofSeconds(1));
        alipay.no("40004", GONE).comes(new WireResult.NoAnswer("timeout"));
        assertThat(yes(party.abandon(CASH)).proof()).isEqualTo(Closed.Proof.BY_ABSENCE);
        assertThat(doubt(party.abandon(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_cancel_that_must_be_repeated_or_was_not_heard_is_no_proof() {
        String again = Vectors.golden("cancel-answer.json").replace("\"N\"", "\"Y\"");
        alipay.says(CODE_WAITING).says(again).says(CODE_WAITING);
        assertThat(doubt(party.abandon(CODE))).isEqualTo(Doubt.STILL_WORKING);
        alipay.says(CODE_WAITING).comes(new WireResult.NoAnswer("timeout")).says(CODE_WAITING);
        assertThat(doubt(party.abandon(CODE))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(CODE_WAITING)
                .no("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH")
                .says(PAID.replace("20260105C00001", "20260105P00001"));
        assertThat(no(party.abandon(CODE)).code()).isEqualTo("TRADE_SUCCESS");
        alipay.says(CODE_WAITING).no("40004", "AQC.SYSTEM_ERROR").says(CLOSED.replace("C00001", "P00001"));
        assertThat(yes(party.abandon(CODE)).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        alipay.says(CODE_WAITING).says(Vectors.golden("cancel-answer.json").replace("close", "refund"));
        assertThat(yes(party.abandon(CODE)).notes().get("refundSeen")).isEqualTo("1");
        alipay.says(CODE_WAITING)
                .says(Vectors.golden("cancel-answer.json").replace("close", "something"))
                .says(CODE_WAITING);
        assertThat(doubt(party.abandon(CODE))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_refund_that_moved_nothing_is_asked_for() {
        String nothing = REFUND_MADE.replace("\"Y\"", "\"N\"");
        alipay.says(nothing).says(REFUNDED);
        assertThat(yes(party.reverse(REFUND)).farTime()).isEqualTo("2026-01-05T02:00:01Z");
        alipay.says(nothing).says("{\"code\":\"10000\",\"msg\":\"Success\"}");
        assertThat(doubt(party.reverse(REFUND))).isEqualTo(Doubt.NOT_FOUND);
        alipay.says(nothing).comes(new WireResult.NoAnswer("timeout"));
        assertThat(doubt(party.reverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_refund_without_a_status_is_not_there_and_another_status_is_no_answer() {
        alipay.says(REFUNDED.replace("\"refund_status\":\"REFUND_SUCCESS\",", ""));
        assertThat(doubt(party.askReverse(REFUND))).isEqualTo(Doubt.NOT_FOUND);
        alipay.says(REFUNDED.replace("REFUND_SUCCESS", "REFUND_PROCESSING"));
        assertThat(doubt(party.askReverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(REFUND_MADE.replace("20.00", "19.99"));
        assertThat(doubt(party.reverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(REFUNDED.replace("\"20.00\"", "\"20.001\""));
        assertThat(doubt(party.askReverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_word_nobody_published_is_no_answer_until_the_purses_have_told() {
        String odd = SEEN.replace("\"SUCCESS\",\"own", "\"NEW_WORD\",\"own");
        alipay.says(odd);
        assertThat(doubt(party.ask(BOTH))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(odd);
        Receipt receipt = yes(party.ask(purses(Standing.TAKEN)));
        assertThat(receipt.parts()).isEqualTo(Parts.NONE);
        assertThat(receipt.seen()).isEqualTo(Parts.NONE);
        alipay.says(odd).says(odd);
        no(party.ask(purses(Standing.GONE)));
        yes(party.abandon(purses(Standing.GONE)));
    }

    @Test
    void when_both_purses_have_told_a_refused_question_changes_nothing_and_silence_is_asked_again() {
        alipay.no("40006", "isv.insufficient-isv-permissions").no("40004", "ORDER_NOT_EXIST");
        yes(party.ask(purses(Standing.TAKEN)));
        yes(party.ask(purses(Standing.TAKEN)));
        alipay.comes(new WireResult.NoAnswer("timeout"));
        assertThat(doubt(party.ask(purses(Standing.TAKEN)))).isEqualTo(Doubt.NO_ANSWER);
        alipay.no("40006", "isv.insufficient-isv-permissions");
        assertThat(doubt(party.ask(BOTH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_mixed_order_without_a_purse_left_is_let_go_and_a_paid_one_is_not() {
        alipay.no("40004", "ORDER_NOT_EXIST").no("40004", "ORDER_NOT_EXIST").says(SEEN);
        assertThat(doubt(party.abandon(BOTH))).isEqualTo(Doubt.NOT_FOUND);
        yes(party.abandon(purses(Standing.GONE)));
        no(party.abandon(BOTH));
    }

    @Test
    void amounts_that_do_not_add_up_answer_nothing() {
        alipay.says(SEEN.replace("\"total_amount\":\"200.00\"", "\"total_amount\":\"200.01\""));
        assertThat(doubt(party.ask(BOTH))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(PAID.replace("50.00", "50.005"));
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says(PAID.replace("\"50.00\"", "\"-50.00\""));
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_page_that_is_not_told_is_no_page() {
        alipay.says(Vectors.golden("create-and-pay-answer.json").replace("pay_url", "other"));
        assertThat(doubt(party.start(BOTH))).isEqualTo(Doubt.NO_ANSWER);
        alipay.says("{\"code\":\"10000\",\"msg\":\"Success\",\"result_code\":\"FAIL\"}");
        assertThat(doubt(party.start(BOTH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void without_medical_settings_there_is_no_cashier() {
        AlipaySettings s = Sample.settings();
        AlipaySettings cashOnly = new AlipaySettings(
                s.gateway(),
                s.appId(),
                s.signer(),
                s.trust(),
                s.contentKey(),
                s.sellerId(),
                s.notifyUrl(),
                s.subject(),
                s.products(),
                s.storeId(),
                s.providerId(),
                s.appAuthToken(),
                s.orderLife(),
                s.deadline(),
                s.payDeadline(),
                s.production(),
                Optional.empty());
        Alipay room = new Alipay(cashOnly, alipay, clock);
        assertThat(room.authorisation()).isEmpty();
        assertThatThrownBy(() -> room.counterparty().of(BOTH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_round_led_by_the_hospital_without_a_trade_cannot_begin() {
        AlipayCounterparty led = new Alipay(
                        Sample.settings(
                                Sample.GATEWAY,
                                Sample.NOTIFY,
                                Sample.trust(Sample.ALIPAY),
                                Optional.empty(),
                                Sample.medical(Flow.HOSPITAL_LED)),
                        alipay,
                        clock)
                .counterparty();
        Deed tradeless = Deeds.mixed("20260105M00001", Deeds.cashLeg("20260105C00001", Standing.OPEN, 50_00, ""));
        assertThat(no(led.start(tradeless)).refusal()).isEqualTo(Refusal.NEVER_SENT);
        alipay.comes(new WireResult.NoAnswer("timeout"));
        assertThat(doubt(led.ask(tradeless))).isEqualTo(Doubt.NO_ANSWER);
    }

    private static Deed purses(Standing standing) {
        return Deeds.mixed(
                "20260105M00001",
                Deeds.cashLeg("20260105C00001", standing, 50_00, GoldenPagesTest.TRADE_NO),
                Deeds.orderLeg("20260105I00001", standing, Deeds.ALL));
    }
}

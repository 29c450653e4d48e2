package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static io.medsettle.adapter.wechat.Saying.no;
import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned.Arrival;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTest {
    private static final Deed CASH = Deeds.cash("20260105C00001", 50_00);
    private static final Deed BOTH = GoldenPagesTest.both();
    private static final Deed REFUND = GoldenPagesTest.refundOf("4200000000202601050000000001");
    private static final String PAID = Vectors.golden("pay-query-success-answer.json");
    private static final String MIXED_PAID = Vectors.golden("med-query-success-answer.json");
    private static final String MIXED_WAITING = Vectors.golden("med-order-answer.json");
    private static final String REFUNDING = Vectors.golden("refund-answer.json");

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final ScriptedWechat wechat = new ScriptedWechat(clock);
    private final WechatCounterparty party = new WechatPay(Sample.settings(), wechat, clock).counterparty();

    @ParameterizedTest
    @CsvSource({"NOTPAY,STILL_WORKING", "USERPAYING,STILL_WORKING", "ACCEPT,STILL_WORKING", "SOMETHING_NEW,NO_ANSWER"})
    void a_cash_order_that_is_not_decided_is_unknown(String state, Doubt doubt) {
        wechat.says(200, PAID.replace("\"SUCCESS\"", "\"" + state + "\""));
        assertThat(doubt(party.ask(CASH))).isEqualTo(doubt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSED", "REVOKED", "PAYERROR"})
    void a_cash_order_that_has_ended_is_a_firm_no(String state) {
        wechat.says(200, PAID.replace("\"SUCCESS\"", "\"" + state + "\""));
        assertThat(no(party.ask(CASH)).code()).isEqualTo(state);
    }

    @Test
    void a_cash_order_with_a_refund_was_paid_and_says_so() {
        wechat.says(200, PAID.replace("\"SUCCESS\"", "\"REFUND\""));
        Receipt receipt = yes(party.ask(CASH));
        assertThat(receipt.parts()).isEqualTo(Parts.of(Part.CASH, 50_00));
        assertThat(receipt.notes().get("refundSeen")).isEqualTo("1");
    }

    @Test
    void a_number_that_is_not_known_is_not_a_no() {
        wechat.no(404, "ORDER_NOT_EXIST", 268512771).no(404, "ORDER_NOT_EXIST", 268529515);
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NOT_FOUND);
        assertThat(doubt(party.ask(BOTH))).isEqualTo(Doubt.NOT_FOUND);
        wechat.no(404, "RESOURCE_NOT_EXISTS", 0);
        assertThat(doubt(party.askReverse(REFUND))).isEqualTo(Doubt.NOT_FOUND);
    }

    @Test
    void an_answer_about_another_order_answers_nothing() {
        wechat.says(200, PAID.replace("20260105C00001", "20260105C00002"));
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        wechat.says(200, MIXED_PAID.replace("20260105C00001", "20260105C00002"));
        assertThat(doubt(party.ask(BOTH))).isEqualTo(Doubt.NO_ANSWER);
        wechat.says(200, REFUNDING.replace("20260105R00001", "20260105R00002"));
        assertThat(doubt(party.askReverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_no_to_the_question_itself_says_nothing_about_the_order() {
        wechat.no(401, "SIGN_ERROR", 0).no(400, "PARAM_ERROR", 268435461).no(429, "FREQUENCY_LIMITED", 268447840);
        for (int i = 0; i < 3; i++) {
            assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        }
        wechat.comes(new WireResult.NeverSent("no route"));
        assertThat(doubt(party.ask(CASH))).isEqualTo(Doubt.NO_ANSWER);
        wechat.comes(new WireResult.NeverSent("no route"));
        assertThat(doubt(party.abandon(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void what_never_left_us_was_never_sent_unless_something_may_have_left_before() {
        wechat.comes(new WireResult.NeverSent("no route"));
        assertThat(no(party.start(CASH)).refusal()).isEqualTo(Refusal.NEVER_SENT);
        clock.tick(Duration.ofSeconds(4));
        wechat.comes(new WireResult.NeverSent("no route"));
        assertThat(doubt(party.start(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void a_listed_no_to_the_first_sending_is_firm_and_to_a_repeat_it_is_not() {
        wechat.no(403, "NO_AUTH", 0);
        assertThat(no(party.start(CASH)).code()).isEqualTo("NO_AUTH");
        wechat.no(403, "RULE_LIMIT", 268545963);
        assertThat(no(party.start(BOTH)).code()).isEqualTo("RULE_LIMIT-268545963");
        wechat.no(403, "USER_ACCOUNT_ABNORMAL", 0);
        assertThat(no(party.reverse(REFUND)).code()).isEqualTo("USER_ACCOUNT_ABNORMAL");
        clock.tick(Duration.ofSeconds(4));
        wechat.no(403, "NO_AUTH", 0).no(403, "RULE_LIMIT", 268545963).no(403, "USER_ACCOUNT_ABNORMAL", 0);
        assertThat(doubt(party.start(CASH))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party.start(BOTH))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party.reverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
        wechat.no(400, "ORDER_CLOSED", 268447914);
        assertThat(no(party.start(CASH)).code()).isEqualTo("ORDER_CLOSED-268447914");
    }

    @ParameterizedTest
    @CsvSource({"400,NEVER_HEARD_OF", "429,FREQUENCY_LIMITED", "500,SYSTEM_ERROR", "502,", "302,"})
    void what_no_table_lists_is_unknown(int status, String code) {
        wechat.no(status, code == null ? "" : code, 0).no(status, code == null ? "" : code, 0);
        assertThat(doubt(party.start(CASH))).isEqualTo(Doubt.NO_ANSWER);
        assertThat(doubt(party.reverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void the_number_behind_the_request_id_says_more_than_the_code() {
        wechat.no(400, "INVALID_REQUEST", 268498689);
        assertThat(doubt(party.start(CASH))).isEqualTo(Doubt.NO_ANSWER);
        wechat.no(400, "INVALID_REQUEST", 0);
        assertThat(no(party.start(CASH)).code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void letting_go_of_a_paid_cash_order_is_refused_also_when_it_was_paid_in_between() {
        wechat.says(200, PAID);
        assertThat(no(party.abandon(CASH)).code()).isEqualTo("SUCCESS");
        wechat.says(200, PAID.replace("\"SUCCESS\"", "\"NOTPAY\""))
                .no(400, "INVALID_REQUEST", 268449538)
                .says(200, PAID);
        assertThat(no(party.abandon(CASH)).code()).isEqualTo("SUCCESS");
    }

    @Test
    void a_close_without_proof_is_not_believed() {
        wechat.says(200, PAID.replace("\"SUCCESS\"", "\"NOTPAY\""))
                .says(204, "")
                .says(200, PAID.replace("\"SUCCESS\"", "\"NOTPAY\""));
        assertThat(doubt(party.abandon(CASH))).isEqualTo(Doubt.STILL_WORKING);
        wechat.says(200, PAID.replace("\"SUCCESS\"", "\"NOTPAY\""))
                .comes(new WireResult.NoAnswer("timeout"))
                .comes(new WireResult.NoAnswer("timeout"));
        assertThat(doubt(party.abandon(CASH))).isEqualTo(Doubt.NO_ANSWER);
        wechat.no(404, "ORDER_NOT_EXIST", 268512771);
        assertThat(doubt(party.abandon(CASH))).isEqualTo(Doubt.NOT_FOUND);
    }

    @Test
    void an_order_that_was_never_there_is_gone_when_its_time_is_over() {
        clock.tick(Sample.settings().orderLife().plus(Duration.ofMinutes(1)));
        wechat.no(404, "ORDER_NOT_EXIST", 268512771);
        assertThat(doubt(party.abandon(CASH))).isEqualTo(Doubt.NOT_FOUND);
        clock.tick(Duration.ofSeconds(1));
        wechat.no(404, "ORDER_NOT_EXIST", 268512771).comes(new WireResult.NoAnswer("timeout"));
        assertThat(yes(party.abandon(CASH)).proof()).isEqualTo(Closed.Proof.BY_ABSENCE);
        assertThat(doubt(party.abandon(CASH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS,ARRIVED", "PROCESSING,ACCEPTED"})
    void a_refund_is_accepted_first_and_arrives_later(String status, Arrival arrival) {
        wechat.says(200, REFUNDING.replace("PROCESSING", status).replace("create_time", "success_time"));
        assertThat(yes(party.reverse(REFUND)).arrival()).isEqualTo(arrival);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABNORMAL", "CLOSED"})
    void a_refund_that_bounced_is_a_no_with_its_word(String status) {
        wechat.says(200, REFUNDING.replace("PROCESSING", status));
        assertThat(no(party.askReverse(REFUND)).code()).isEqualTo(status);
    }

    @Test
    void more_than_was_taken_is_never_sent_back() {
        Receipt paid = Receipt.of("42", Parts.of(Part.CASH, 10_00), Deeds.INTENDED);
        Deed tooMuch = Deeds.back(CASH, paid, "20260105R00001", Parts.of(Part.CASH, 10_01));
        assertThat(no(party.reverse(tooMuch)).refusal()).isEqualTo(Refusal.NEVER_SENT);
        assertThat(wechat.asked).isEmpty();
    }

    @Test
    void a_mixed_order_that_lacks_something_is_never_sent_and_says_what() {
        Deed noPrepay = Deeds.mixed("20260105M00001", Deeds.orderLeg("20260105I00001", Standing.OPEN, Deeds.ALL));
        assertThat(no(party.start(noPrepay)).text()).contains("预支付标识");
        assertThat(no(party.start(Deeds.noting(BOTH, NoteKey.UPLOADED_AT, ""))).text())
                .contains("费用上传时间");
        assertThat(no(party.start(Deeds.noting(BOTH, NoteKey.ENTRY, "kiosk"))).text())
                .contains("订单类型未配置");
        assertThat(no(party.start(Deeds.noting(BOTH, NoteKey.CERT_TYPE, "99"))).text())
                .contains("证件类型未配置");
        assertThat(no(party.start(Deeds.hiding(BOTH, NoteKey.PAY_AUTH_NO, ""))).text())
                .contains("免密授权");
        assertThat(no(party.start(Deeds.hiding(BOTH, NoteKey.NAME, ""))).text()).contains("姓名");
        assertThat(no(party.start(Deeds.hiding(BOTH, NoteKey.PAYER_ID, ""))).refusal())
                .isEqualTo(Refusal.NEVER_SENT);
        Deed nothing = Deeds.deed(
                "cashier", Act.MIXED, "20260105M00001", Parts.NONE, Parts.NONE, Fields.NONE, Secrets.NONE, List.of());
        assertThat(no(party.start(nothing)).text()).contains("既无医保订单也无现金");
        assertThat(wechat.asked).isEmpty();
    }

    @Test
    void the_order_type_is_looked_up_by_entry_and_medical_category() {
        wechat.says(200, MIXED_WAITING);
        yes(party.start(Deeds.noting(BOTH, NoteKey.MED_TYPE, "12")));
        assertThat(wechat.lastBody()).contains("\"order_type\":\"REG_PAY\"");
    }

    @Test
    void an_order_that_exists_already_is_adopted_if_it_is_the_same() {
        wechat.no(400, "ALREADY_EXISTS", 268512536).says(200, MIXED_WAITING);
        assertThat(yes(party.start(BOTH))).isInstanceOf(Started.HandedOff.class);
        wechat.no(400, "ALREADY_EXISTS", 268512536).says(200, MIXED_PAID);
        assertThat(yes(party.start(BOTH))).isInstanceOf(Started.Done.class);
        wechat.no(400, "ALREADY_EXISTS", 268512536)
                .says(200, MIXED_WAITING.replace("\"med_ins_gov_fee\":10000", "\"med_ins_gov_fee\":10001"));
        assertThat(doubt(party.start(BOTH))).isEqualTo(Doubt.NO_ANSWER);
        wechat.no(400, "ALREADY_EXISTS", 268512536).comes(new WireResult.NoAnswer("timeout"));
        assertThat(doubt(party.start(BOTH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN_MIX_PAY_STATUS", "MIX_PAY_USER_PAYING", "MIX_PAY_REVERSED"})
    void a_mixed_state_outside_the_table_is_never_a_yes(String word) {
        wechat.says(200, MIXED_PAID.replace("MIX_PAY_SUCCESS", word));
        assertThat(doubt(party.ask(BOTH))).isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void mixed_states_that_contradict_each_other_are_never_a_yes() {
        wechat.says(200, MIXED_PAID.replace("SELF_PAY_SUCCESS", "SELF_PAY_CREATED"));
        assertThat(doubt(party.ask(BOTH))).isEqualTo(Doubt.NO_ANSWER);
        wechat.says(200, MIXED_PAID.replace("\"total_fee\":20000", "\"total_fee\":20001"));
        assertThat(doubt(party.ask(BOTH))).isEqualTo(Doubt.NO_ANSWER);
        wechat.says(200, MIXED_WAITING);
        assertThat(doubt(party.ask(BOTH))).isEqualTo(Doubt.STILL_WORKING);
        wechat.says(200, MIXED_PAID.replace("MIX_PAY_SUCCESS", "MIX_PAY_REFUND"));
        assertThat(yes(party.ask(BOTH)).notes().get("refundSeen")).isEqualTo("1");
    }

    @Test
    void a_mixed_order_is_let_go_once_the_purse_behind_it_is_closed() {
        wechat.says(200, MIXED_WAITING).says(200, MIXED_WAITING).says(200, MIXED_PAID);
        assertThat(doubt(party.abandon(BOTH))).isEqualTo(Doubt.STILL_WORKING);
        Deed closed = Deeds.mixed("20260105M00001", Deeds.cashLeg("20260105C00001", Standing.GONE, 50_00, "wx1"));
        yes(party.abandon(closed));
        assertThat(no(party.abandon(closed)).code()).isEqualTo("MIX_PAY_SUCCESS");
        wechat.says(200, MIXED_PAID.replace("MIX_PAY_SUCCESS", "MIX_PAY_FAIL"));
        yes(party.abandon(BOTH));
        wechat.no(404, "ORDER_NOT_EXIST", 268529515).no(404, "ORDER_NOT_EXIST", 268529515);
        yes(party.abandon(closed));
        assertThat(doubt(party.abandon(BOTH))).isEqualTo(Doubt.NOT_FOUND);
        Deed insuredOnly = Deeds.mixed("20260105C00001", Deeds.orderLeg("20260105I00001", Standing.GONE, Parts.NONE));
        wechat.says(200, MIXED_WAITING);
        yes(party.abandon(insuredOnly));
    }

    @Test
    void where_nothing_of_the_insurance_went_back_nobody_is_told() {
        Receipt seen = Receipt.of("MIX1", Parts.NONE, Deeds.INTENDED);
        Deed none = Deeds.back(BOTH, seen, "20260105X00001", Parts.NONE);
        assertThat(yes(party.reverse(none)).arrival()).isEqualTo(Arrival.ARRIVED);
        assertThat(yes(party.askReverse(none)).parts()).isEqualTo(Parts.NONE);
        Deed open = Deeds.among(none, Deeds.orderLeg("20260105J00001", Standing.OPEN, Deeds.ALL));
        assertThat(doubt(party.reverse(open))).isEqualTo(Doubt.STILL_WORKING);
        assertThat(wechat.asked).isEmpty();
    }

    @Test
    void a_notice_that_wechat_has_not_taken_in_is_sent_again() {
        wechat.says(200, MIXED_PAID);
        assertThat(doubt(party.askReverse(GoldenPagesTest.mixedBack()))).isEqualTo(Doubt.NOT_FOUND);
    }

    @Test
    void in_a_mixed_round_nothing_is_handed_out_that_pays_the_cash_alone() {
        wechat.says(200, Vectors.golden("jsapi-answer.json"));
        Started started = yes(party.start(Deeds.among(CASH, mixedLeg())));
        assertThat(started).isInstanceOfSatisfying(Started.HandedOff.class, handed -> assertThat(
                        handed.handoff().isEmpty())
                .isTrue());
    }

    @Test
    void a_repeated_cash_order_is_the_same_to_the_byte() {
        wechat.comes(new WireResult.NoAnswer("reply lost")).says(200, Vectors.golden("jsapi-answer.json"));
        assertThat(doubt(party.start(CASH))).isEqualTo(Doubt.NO_ANSWER);
        clock.tick(Duration.ofMinutes(2));
        yes(party.start(CASH));
        assertThat(wechat.asked.get(1).body()).isEqualTo(wechat.asked.get(0).body());
    }

    @Test
    void an_act_that_is_not_wechats_is_a_mistake_of_ours() {
        Deed other = Deeds.deed(
                "x", Act.ORDER, "20260105M00001", Parts.NONE, Parts.NONE, Fields.NONE, Secrets.NONE, List.of());
        assertThatThrownBy(() -> party.start(other)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Leg mixedLeg() {
        return new Leg(
                "cashier",
                Act.MIXED,
                Deeds.WECHAT,
                new RequestNo("20260105M00001"),
                Standing.PLANNED,
                Parts.NONE,
                "",
                Optional.empty(),
                Fields.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH_CODE_INVALID,true,false",
        "AUTHCODEEXPIRE,true,false",
        "AUTH_CODE_ERROR,true,false",
        "NOTENOUGH,true,false",
        "NOTSUPORTCARD,true,false",
        "NOAUTH,true,false",
        "BUYER_MISMATCH,true,false",
        "TRADE_ERROR,true,false",
        "ORDERCLOSED,true,true",
        "ORDERREVERSED,true,true",
        "OUT_TRADE_NO_USED,false,false",
        "SYSTEMERROR,false,false",
        "BANKERROR,false,false",
        "SOMETHING_NEW,false,false"
    })
    void a_code_that_was_refused_is_a_no_by_the_table_and_after_doubt_by_its_second_column(
            String code, boolean first, boolean afterDoubt) {
        WechatCounterparty withCodes =
                Sample.pay(Sample.settings(), wechat, clock).counterparty();
        Deed scanned = Deeds.code("20260105C00001", 50_00, "130012345678901234");
        wechat.no(400, code, 0);
        assertThat(withCodes.start(scanned) instanceof Outcome.Declined<?>).isEqualTo(first);
        clock.tick(Duration.ofSeconds(4));
        wechat.no(400, code, 0);
        assertThat(withCodes.start(scanned) instanceof Outcome.Declined<?>).isEqualTo(afterDoubt);
    }

    @Test
    void a_code_that_is_paid_already_is_asked_and_one_being_typed_waits() {
        WechatCounterparty withCodes =
                Sample.pay(Sample.settings(), wechat, clock).counterparty();
        Deed scanned = Deeds.code("20260105C00001", 50_00, "130012345678901234");
        wechat.no(400, "ORDERPAID", 0).says(200, PAID);
        assertThat(yes(withCodes.start(scanned))).isInstanceOf(Started.Done.class);
        wechat.no(400, "USERPAYING", 0);
        assertThat(yes(withCodes.start(scanned))).isInstanceOf(Started.HandedOff.class);
    }

    @Test
    void a_reversal_that_says_yes_and_does_nothing_is_found_out_by_asking() {
        WechatCounterparty withCodes =
                Sample.pay(Sample.settings(), wechat, clock).counterparty();
        Deed scanned = Deeds.code("20260105C00001", 50_00, "130012345678901234");
        String waiting = PAID.replace("\"SUCCESS\"", "\"USERPAYING\"");
        wechat.says(200, waiting)
                .says(200, Vectors.golden("code-reverse-answer.json"))
                .says(200, waiting);
        assertThat(doubt(withCodes.abandon(scanned))).isEqualTo(Doubt.STILL_WORKING);
        wechat.says(200, waiting)
                .says(200, Vectors.golden("code-reverse-answer.json"))
                .says(200, PAID);
        assertThat(no(withCodes.abandon(scanned)).code()).isEqualTo("SUCCESS");
    }

    @Test
    void without_settings_for_codes_there_is_no_such_act() {
        Deed scanned = Deeds.code("20260105C00001", 50_00, "130012345678901234");
        assertThatThrownBy(() -> party.start(scanned)).hasMessageContaining("code-pay");
    }
}

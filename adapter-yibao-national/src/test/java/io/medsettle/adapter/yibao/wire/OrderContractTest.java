package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.yibao.OrdStas;
import io.medsettle.fixtures.yibao.Quirk;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** ORDER against the simulator: pricing, asking and letting go, in every mood and state. */
class OrderContractTest extends AtTheInsurer {
    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SLOW", "LOSE_REPLY", "DO_AND_500", "LOSE_REQUEST", "MAINTENANCE", "WRONG_AMOUNT"})
    void an_order_in_doubt_is_ordered_again(Mood mood) {
        uploaded();
        mood("6202", mood);

        isUnknown(desk.yibao.start(order), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.ask(order), Doubt.NOT_FOUND);
        assertThat(Desk.handedOff(desk.yibao.start(order)).told()).isEqualTo(TOLD);
    }

    @Test
    void a_refused_order_is_a_firm_no_while_nobody_is_at_the_cashier() {
        uploaded();
        mood("6202", Mood.REFUSE);
        assertThat(desk.yibao.start(order)).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void a_no_to_a_repeat_says_nothing_about_an_order_at_the_cashier() {
        ordered();
        insurer.openCashier(payOrdId());

        isUnknown(desk.yibao.start(order), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.ask(order), Doubt.STILL_WORKING);
        assertThat(insurer.settle(payOrdId(), 0).ok()).isTrue();
        assertThat(desk.yibao.ask(order).maybe()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SLOW", "LOSE_REPLY", "DO_AND_500", "LOSE_REQUEST", "MAINTENANCE", "WRONG_AMOUNT"})
    void a_payment_whose_question_is_not_answered_stays_unknown_until_it_is(Mood mood) {
        Receipt took = paid();
        mood("6301", mood);

        isUnknown(desk.yibao.ask(order), Doubt.NO_ANSWER);
        assertThat(desk.yibao.ask(order).maybe().orElseThrow().parts()).isEqualTo(took.parts());
    }

    @Test
    void an_order_that_the_centre_does_not_know_is_not_found() {
        ordered();
        mood("6301", Mood.REFUSE);
        isUnknown(desk.yibao.ask(order), Doubt.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {"BAD_SIGNATURE", "NO_SIGNATURE", "NO_AMOUNTS", "UNKNOWN_STATE", "OTHER_ORDER", "ONE_SIDED"})
    void an_answer_that_cannot_be_believed_is_no_answer(Quirk quirk) {
        paid();
        insurer.quirks().next("6301", quirk);

        isUnknown(desk.yibao.ask(order), Doubt.NO_ANSWER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {"LOWER_CASE_ENC_DATA", "DOUBLE_WRAPPED", "JSON_STRING", "NUMBER_LEAVES", "NUMBER_CODE"})
    void an_odd_answer_is_understood(Quirk quirk) {
        Receipt took = paid();
        insurer.quirks().next("6301", quirk);

        assertThat(desk.yibao.ask(order).maybe().orElseThrow().parts()).isEqualTo(took.parts());
    }

    @Test
    void a_settlement_that_the_insurer_refused_is_a_firm_no_and_can_be_let_go() {
        ordered();
        insurer.refuseSettlement(payOrdId(), "医保结算失败");
        insurer.settle(payOrdId(), 0);

        assertThat(desk.yibao.ask(order)).isInstanceOf(Outcome.Declined.class);
        assertThat(desk.yibao.abandon(order).maybe()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "ABNORMAL,NO_ANSWER",
        "CASH_REFUNDED,NO_ANSWER",
        "CASH_PARTLY_REFUNDED,NO_ANSWER",
        "CASH_DONE,STILL_WORKING",
        "INSURANCE_DONE,STILL_WORKING",
        "HOSPITAL_DONE,STILL_WORKING",
        "REFUNDING,STILL_WORKING"
    })
    void a_state_between_is_unknown(OrdStas stas, Doubt doubt) {
        paid();
        insurer.force(payOrdId(), stas);

        isUnknown(desk.yibao.ask(order), doubt);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrdStas.class,
            names = {"REFUNDED", "INSURANCE_REFUNDED", "INSURANCE_REVOKED", "REVOKED", "FAILED", "FAILED_CASH_STUCK"})
    void a_state_in_which_the_insurer_holds_nothing_is_a_firm_no(OrdStas stas) {
        paid();
        insurer.force(payOrdId(), stas);

        assertThat(desk.yibao.ask(order)).isInstanceOfSatisfying(Outcome.Declined.class, d -> assertThat(d.code())
                .isEqualTo(stas.code()));
    }

    @Test
    void a_paid_order_is_not_let_go() {
        paid();

        assertThat(desk.yibao.abandon(order)).isInstanceOf(Outcome.Declined.class);
        assertThat(desk.yibao.abandon(upload)).isInstanceOf(Outcome.Declined.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SLOW", "LOSE_REPLY", "DO_AND_500"})
    void letting_go_in_doubt_is_done_again(Mood mood) {
        ordered();
        mood("6401", mood);

        isUnknown(desk.yibao.abandon(order), Doubt.NO_ANSWER);
        assertThat(desk.yibao.abandon(order).maybe()).isPresent();
        assertThat(insurer.effects("6401")).isEqualTo(1);
    }

    @Test
    void an_order_whose_token_expired_cannot_be_asked_but_can_be_let_go() {
        ordered();
        insurer.ageTokens(payOrdId());

        assertThat(desk.yibao.ask(order)).isInstanceOfSatisfying(Outcome.Unknown.class, u -> {
            assertThat(u.doubt()).isEqualTo(Doubt.NO_ANSWER);
            assertThat(u.text()).contains("payToken 已过期");
        });
        assertThat(desk.yibao.abandon(order).maybe()).isPresent();
        assertThat(insurer.orders()).singleElement().satisfies(o -> assertThat(o.stas())
                .isEqualTo(OrdStas.REVOKED));
    }

    @Test
    void a_paid_order_whose_token_expired_is_not_let_go_and_can_be_asked_again_then() {
        Receipt took = paid();
        insurer.ageTokens(payOrdId());

        assertThat(desk.yibao.abandon(order)).isInstanceOf(Outcome.Declined.class);
        assertThat(desk.yibao.ask(order).maybe().orElseThrow().parts()).isEqualTo(took.parts());
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.sandbox.OutsideWorld;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 付款码与刷脸 over the wire: whose code it is decides who collects, and his books and ours are the same lines. */
@ExtendWith(SharedGateway.class)
class CodePayTest {
    private static final long WHOLE = 100_00;

    private final Gateway gateway;
    private final OutsideWorld world;
    private final Kiosk kiosk;

    CodePayTest(Gateway gateway) {
        this.gateway = gateway;
        world = gateway.world();
        kiosk = new Kiosk(gateway);
    }

    /** A bill of which the insurer will bear 60.00 and the patient 40.00. */
    private String priced(int person) {
        Map<String, Object> wish =
                Kiosk.insured(Kiosk.wish("counter", gateway.clinic().bill(person, WHOLE)), "account", "NONE");
        Said priced = kiosk.open(kiosk.enter(person), wish);
        assertThat(priced.part("cashFen")).as(priced.text()).isEqualTo(40_00);
        return priced.text("orderId");
    }

    private String paying(int person, String code) {
        String order = priced(person);
        Said paying = kiosk.pay(order, code);
        assertThat(paying.status()).as(paying.text()).isEqualTo(200);
        return order;
    }

    private static Map<String, Long> both(Purse purse) {
        return Map.of("yibao FUND", 60_00L, purse.party + " CASH", 40_00L);
    }

    /** Both sides hold these sums to the line, and HIS has charged the bill or nothing. */
    private void stands(String order, Map<String, Long> held, long charged) {
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEqualTo(held);
        assertThat(money.charged()).isEqualTo(charged);
        money.agrees();
    }

    private void nothingLeft(String order, Counts counts) {
        counts.once("2205", "2202", "O04").never("2207", "O07");
        stands(order, Map.of(), 0);
    }

    @ParameterizedTest
    @EnumSource
    void a_code_that_pays_at_once_is_collected_by_the_channel_that_it_looks_like_and_booked_there(Purse purse) {
        long before = purse.done(world, purse.pay);

        String order = paying(7, purse.code(world));
        Said settled = kiosk.until(order, "SETTLED");

        assertThat(purse.done(world, purse.pay)).isEqualTo(before + 1);
        assertThat(Clinic.leg(settled, "cash").path("party").asText()).isEqualTo(purse.party);
        assertThat(settled.text()).contains("由 " + purse.party + " 收款");
        stands(order, both(purse), WHOLE);

        kiosk.refund(order);
        kiosk.until(order, "REFUNDED");
        stands(order, Map.of(), 0);
    }

    @ParameterizedTest
    @EnumSource
    void a_patient_who_is_asked_for_the_password_is_waited_for_and_then_settled(Purse purse) {
        Counts counts = new Counts(gateway);

        String order = paying(8, purse.typing(world));
        Said waiting = kiosk.until(order, "AWAITING_PATIENT");
        counts.never("2207", "O07");
        stands(order, Map.of(), 0);
        assertThat(purse.types(world, Clinic.number(waiting, "cash"))).isTrue();
        kiosk.until(order, "SETTLED");

        stands(order, both(purse), WHOLE);
    }

    @ParameterizedTest
    @EnumSource
    void a_patient_who_does_not_want_to_type_the_password_pays_nothing_and_the_bill_is_free(Purse purse) {
        Counts counts = new Counts(gateway);

        String order = paying(9, purse.typing(world));
        Said waiting = kiosk.until(order, "AWAITING_PATIENT");
        purse.refuses(world, Clinic.number(waiting, "cash"));
        gateway.clinic().cancel(order);
        kiosk.until(order, "CANCELLED", "UNWOUND");

        nothingLeft(order, counts);
        assertThat(purse.types(world, Clinic.number(waiting, "cash"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_kiosk_that_gives_up_while_the_password_is_asked_for_takes_the_payment_back_for_good(Purse purse) {
        Counts counts = new Counts(gateway);
        long before = purse.done(world, purse.takeBack);

        String order = paying(10, purse.typing(world));
        Said waiting = kiosk.until(order, "AWAITING_PATIENT");
        gateway.clinic().cancel(order);
        kiosk.until(order, "CANCELLED", "UNWOUND");

        assertThat(purse.done(world, purse.takeBack)).isEqualTo(before + 1);
        nothingLeft(order, counts);
        assertThat(purse.types(world, Clinic.number(waiting, "cash"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void too_little_money_is_a_no_that_says_so(Purse purse) {
        Counts counts = new Counts(gateway);

        String order = paying(11, purse.empty(world));
        Said ended = kiosk.until(order, "CANCELLED", "UNWOUND");

        assertThat(ended.text("reason")).as(ended.text()).contains("余额不足");
        nothingLeft(order, counts);
    }

    @ParameterizedTest
    @EnumSource
    void a_code_that_has_paid_another_order_pays_no_second_one(Purse purse) {
        String spent = purse.code(world);
        String first = paying(12, spent);
        kiosk.until(first, "SETTLED");
        Counts counts = new Counts(gateway);

        String second = paying(13, spent);
        Said ended = kiosk.until(second, "CANCELLED", "UNWOUND");

        assertThat(ended.text("reason")).as(ended.text()).contains("付款码");
        nothingLeft(second, counts);
        stands(first, both(purse), WHOLE);
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_whose_answer_was_lost_is_asked_for_and_stands_once(Purse purse) {
        long before = purse.done(world, purse.pay);
        purse.faults(world).next(purse.pay, Mood.LOSE_REPLY);

        String order = paying(14, purse.code(world));
        kiosk.until(order, "SETTLED");

        assertThat(purse.done(world, purse.pay)).isEqualTo(before + 1);
        stands(order, both(purse), WHOLE);
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_that_the_channel_is_not_sure_of_is_asked_for_and_stands(Purse purse) {
        String order = paying(15, purse.silentButPaid(world));
        kiosk.until(order, "SETTLED");
        stands(order, both(purse), WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6200000000000000001", "4400000000000000000000000001", "990000000000000001", "13000"})
    void a_code_that_nobody_here_collects_by_is_refused_by_name_and_sent_to_nobody(String code) {
        Counts counts = new Counts(gateway);
        String order = priced(17);

        Said refused = kiosk.pay(order, code);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo(code.startsWith("62") ? "no-such-payer" : "not-a-payment-code");
        assertThat(refused.text()).doesNotContain(code);
        assertThat(kiosk.order(order).text("state")).isEqualTo("PRICED");
        counts.never("codepay", "2207", "O07");
        gateway.clinic().cancel(order);
        kiosk.until(order, "CANCELLED");
    }

    @ParameterizedTest
    @EnumSource
    @Covers({"C06", "C07"})
    void a_bill_without_insurance_is_paid_by_code_given_back_in_part_and_then_whole(Purse purse) {
        Said priced = kiosk.open(
                kiosk.enter(19), Kiosk.wish("counter-self-pay", gateway.clinic().bill(19, WHOLE)));
        String order = priced.text("orderId");
        long refunds = purse.done(world, purse.refund);

        kiosk.pay(order, purse.code(world));
        kiosk.until(order, "SETTLED");
        stands(order, Map.of(purse.party + " CASH", WHOLE), WHOLE);

        kiosk.edge()
                .post(
                        "/api/v1/refunds",
                        Map.of("orderId", order, "reason", "退药", "amountFen", 30_00),
                        Clinic.freshKey());
        kiosk.until(order, "PART_REFUNDED");
        stands(order, Map.of(purse.party + " CASH", 70_00L), 70_00);

        kiosk.refund(order);
        kiosk.until(order, "REFUNDED");
        assertThat(purse.done(world, purse.refund)).isEqualTo(refunds + 2);
        stands(order, Map.of(), 0);
    }

    @ParameterizedTest
    @EnumSource
    void a_deposit_and_a_top_up_by_code_are_booked_with_the_channel_whose_codes_they_are(Purse purse) {
        Ward ward = new Ward(gateway);
        int person = ward.nobodyLyingIn();
        NewStay stay = ward.stay(person, 500_00, 3);
        Map<String, Object> byCode = Map.of("payWith", "CODE", "payCode", purse.code(world));

        Said paid = ward.deposited(stay, 200_00, byCode);
        assertThat(new Money(gateway, paid.text("orderId")).held()).isEqualTo(Map.of(purse.party + " CASH", 200_00L));

        Said priced = ward.priced(stay, person, false, Ward.BY_CODE);
        assertThat(priced.fen("topUpFen")).isEqualTo(300_00);
        Said nobodys = ward.confirm(stay, Ward.no(priced), Map.of("payCode", "6200000000000000001"));
        assertThat(nobodys.status()).as(nobodys.text()).isEqualTo(422);
        ward.confirm(stay, Ward.no(priced), Map.of("payCode", purse.code(world)));
        ward.until(stay, priced, "DONE");

        assertThat(new Money(gateway, paid.text("orderId")).held()).isEqualTo(Map.of(purse.party + " CASH", 500_00L));
        ward.agrees(paid.text("orderId"));
    }

    @Test
    void after_a_code_of_nobodys_the_right_one_pays() {
        String order = priced(18);
        assertThat(kiosk.pay(order, "6200000000000000001").status()).isEqualTo(422);
        assertThat(kiosk.pay(order).status()).isEqualTo(200);
        kiosk.until(order, "SETTLED");
        stands(order, both(Purse.WECHAT), WHOLE);
    }
}

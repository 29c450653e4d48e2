package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.sandbox.OutsideWorld;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 付款码 v2: micropay at window and kiosk, taken back over a connection that shows the merchant's certificate (wechat
 * §6.10).
 */
@ExtendWith(OlderWechatGateway.class)
class OlderCodePayTest {
    private static final Purse WECHAT = Purse.WECHAT;
    private static final long WHOLE = 100_00;
    private static final Duration LONG = Duration.ofSeconds(90);

    private final Gateway gateway;
    private final OutsideWorld world;
    private final Kiosk kiosk;

    OlderCodePayTest(Gateway gateway) {
        this.gateway = gateway;
        world = gateway.world();
        kiosk = new Kiosk(gateway);
    }

    /** A bill of which the insurer will bear 60.00 and the patient 40.00. */
    private String paying(int person, String code) {
        Map<String, Object> wish =
                Kiosk.insured(Kiosk.wish("counter", gateway.clinic().bill(person, WHOLE)), "account", "NONE");
        Said priced = kiosk.open(kiosk.enter(person), wish);
        assertThat(priced.part("cashFen")).as(priced.text()).isEqualTo(40_00);
        Said paying = kiosk.pay(priced.text("orderId"), code);
        assertThat(paying.status()).as(paying.text()).isEqualTo(200);
        return priced.text("orderId");
    }

    private void stands(String order, Map<String, Long> held, long charged) {
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEqualTo(held);
        assertThat(money.charged()).isEqualTo(charged);
        money.agrees();
    }

    private void settled(String order) {
        kiosk.until(order, "SETTLED");
        stands(order, Map.of("yibao FUND", 60_00L, "wechat CASH", 40_00L), WHOLE);
    }

    private void nothingLeft(String order, Counts counts) {
        counts.once("2205", "2202", "O04").never("2207", "O07");
        stands(order, Map.of(), 0);
    }

    @Test
    void a_code_is_paid_asked_for_settled_and_given_back() {
        Counts counts = new Counts(gateway);

        String order = paying(7, WECHAT.code(world));
        settled(order);

        counts.once("micropay", "2207", "O07").never("codepay");
        kiosk.refund(order);
        kiosk.until(order, "REFUNDED");
        counts.once("refund");
        stands(order, Map.of(), 0);
    }

    @Test
    void a_patient_who_is_asked_for_the_password_is_waited_for_and_then_settled() {
        Counts counts = new Counts(gateway);

        String order = paying(8, WECHAT.typing(world));
        Said waiting = kiosk.until(order, "AWAITING_PATIENT");
        counts.never("2207", "O07");
        assertThat(WECHAT.types(world, Clinic.number(waiting, "cash"))).isTrue();

        settled(order);
        counts.once("micropay").atLeastOnce("orderquery").never("pay-query", "secapi-reverse");
    }

    @Test
    void a_patient_who_does_not_want_to_type_the_password_pays_nothing() {
        Counts counts = new Counts(gateway);

        String order = paying(9, WECHAT.typing(world));
        Said waiting = kiosk.until(order, "AWAITING_PATIENT");
        WECHAT.refuses(world, Clinic.number(waiting, "cash"));
        gateway.clinic().cancel(order);
        kiosk.until(order, "CANCELLED", "UNWOUND");

        nothingLeft(order, counts);
    }

    @Test
    void a_kiosk_that_gives_up_while_the_password_is_asked_for_takes_the_payment_back_under_the_certificate() {
        Counts counts = new Counts(gateway);

        String order = paying(10, WECHAT.typing(world));
        Said waiting = kiosk.until(order, "AWAITING_PATIENT");
        gateway.clinic().cancel(order);
        Clinic.until(() -> kiosk.order(order), said -> ended(said), LONG);

        counts.once("secapi-reverse").never("reverse");
        nothingLeft(order, counts);
        assertThat(WECHAT.types(world, Clinic.number(waiting, "cash"))).isFalse();
    }

    private static boolean ended(Said said) {
        return said.text("state").matches("CANCELLED|UNWOUND");
    }

    @Test
    void a_reversal_that_wants_to_be_called_again_is_called_again() {
        Counts counts = new Counts(gateway);
        world.wechat().recalls(1);

        String order = paying(11, WECHAT.typing(world));
        kiosk.until(order, "AWAITING_PATIENT");
        long before = world.wechat().arrived("secapi-reverse");
        gateway.clinic().cancel(order);
        Clinic.until(() -> kiosk.order(order), said -> ended(said), LONG);

        counts.once("secapi-reverse");
        assertThat(world.wechat().arrived("secapi-reverse") - before).isGreaterThanOrEqualTo(2);
        nothingLeft(order, counts);
    }

    @Test
    void too_little_money_is_a_no_that_says_so() {
        Counts counts = new Counts(gateway);

        String order = paying(12, WECHAT.empty(world));
        Said ended = kiosk.until(order, "CANCELLED", "UNWOUND");

        assertThat(ended.text("reason")).as(ended.text()).contains("余额不足");
        nothingLeft(order, counts);
    }

    @Test
    void a_payment_whose_answer_was_lost_is_asked_for_and_stands_once() {
        Counts counts = new Counts(gateway);
        world.wechat().faults().next("micropay", Mood.LOSE_REPLY);

        settled(paying(13, WECHAT.code(world)));

        counts.once("micropay").atLeastOnce("orderquery");
    }

    @Test
    void a_payment_that_the_bank_is_not_sure_of_is_asked_for_and_stands() {
        settled(paying(14, WECHAT.silentButPaid(world)));
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.sandbox.OutsideWorld;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * 付款码的各种脾气: whatever a hospital's own far side for payment codes does, each side's books say where the money is. It is
 * named in the settings and takes every code, whatever it looks like.
 */
class CodePayMoodsTest {
    private static final String START = "start code-pay";
    private static final Map<String, Long> BOTH = Map.of("yibao FUND", 60_00L, "codes CASH", 40_00L);

    private static final Gateway GATEWAY = Gateway.start(Map.of("medsettle.gateway.code-channel", OutsideWorld.CODES));

    private final Kiosk kiosk = new Kiosk(GATEWAY);
    private final FakeParty codes = GATEWAY.world().codes();

    @AfterEach
    void calm() {
        GATEWAY.calm();
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    /** A bill of 100.00, of which the insurer will bear 60.00, paid by a code. */
    private String paying(int person) {
        Map<String, Object> wish =
                Kiosk.insured(Kiosk.wish("counter", GATEWAY.clinic().bill(person, 100_00)), "account", "NONE");
        Said priced = kiosk.open(kiosk.enter(person), wish);
        assertThat(priced.part("cashFen")).as(priced.text()).isEqualTo(40_00);
        Said paying = kiosk.pay(priced.text("orderId"));
        assertThat(paying.status()).as(paying.text()).isEqualTo(200);
        return priced.text("orderId");
    }

    /** Both sides hold these sums, and HIS has charged the bill or nothing. */
    private void stands(String order, Map<String, Long> held, long charged) {
        Money money = new Money(GATEWAY, order);
        assertThat(money.held()).isEqualTo(held);
        assertThat(money.charged()).isEqualTo(charged);
        money.agrees();
    }

    private long starts(String order) {
        return codes.calls().stream()
                .filter(c -> c.startsWith(START + " " + order))
                .count();
    }

    @Test
    void a_refused_code_takes_nothing_and_lets_go_of_visit_upload_and_bill() {
        Counts counts = new Counts(GATEWAY);
        codes.next(START, FakeMood.REFUSE);

        String order = paying(7);
        Said ended = kiosk.until(order, "CANCELLED", "UNWOUND");

        assertThat(ended.text("reason")).as(ended.text()).contains("拒绝");
        assertThat(ended.text("money")).isEqualTo("患者与基金的款项均未持有");
        assertThat(ended.text("next")).contains("重新发起");
        counts.once("2205", "2202", "O04").never("2207", "O07");
        stands(order, Map.of(), 0);
        assertThat(kiosk.receipts(order).body()).isEmpty();
    }

    @Test
    void a_code_whose_reply_was_lost_is_asked_for_and_charged_once() {
        codes.next(START, FakeMood.LOSE_REPLY);

        String order = paying(8);
        kiosk.until(order, "SETTLED");

        assertThat(starts(order)).isEqualTo(1);
        stands(order, BOTH, 100_00);
    }

    @Test
    void a_code_that_never_arrived_is_in_doubt_not_sent_again_and_can_be_given_up() {
        codes.next(START, FakeMood.LOSE_REQUEST);
        Counts counts = new Counts(GATEWAY);

        String order = paying(9);
        Said doubt = kiosk.until(order, "IN_DOUBT");
        assertThat(doubt.text("stateText")).contains("存疑");
        assertThat(doubt.text("next")).contains("自动继续");
        assertThat(kiosk.pay(order).text("state")).isEqualTo("IN_DOUBT");
        GATEWAY.clinic().cancel(order);
        Said ended = kiosk.until(order, "CANCELLED", "UNWOUND");

        assertThat(starts(order)).isEqualTo(1);
        assertThat(ended.text("money")).isEqualTo("患者与基金的款项均未持有");
        counts.once("2205", "2202", "O04").never("2207", "O07");
        stands(order, Map.of(), 0);
    }

    @Test
    void one_fen_more_by_code_than_was_asked_for_stops_before_the_insurer_and_calls_a_person() {
        codes.next(START, FakeMood.ONE_FEN_MORE);
        Counts counts = new Counts(GATEWAY);

        String order = paying(10);
        Said stuck = kiosk.until(order, "STUCK");

        assertThat(stuck.text("reason")).as(stuck.text()).contains("1 分");
        assertThat(stuck.text("next")).contains("财务");
        counts.never("2207", "O07");
        stands(order, Map.of("codes CASH", 40_01L), 0);
    }

    @Test
    void a_patient_who_is_asked_for_a_password_is_waited_for_and_then_settled() {
        codes.next(START, FakeMood.HAND_OFF);
        Counts counts = new Counts(GATEWAY);

        String order = paying(11);
        Said waiting = kiosk.until(order, "AWAITING_PATIENT");
        assertThat(waiting.text("stateText")).isEqualTo("等待患者支付");
        assertThat(waiting.fen("heldFen")).isZero();
        counts.never("2207", "O07");
        stands(order, Map.of(), 0);

        codes.patientPays();
        kiosk.until(order, "SETTLED");

        assertThat(starts(order)).isEqualTo(1);
        counts.once("2207", "O07");
        stands(order, BOTH, 100_00);
    }

    @Test
    void a_patient_who_never_types_the_password_leaves_nothing_behind_when_the_kiosk_gives_up() {
        codes.next(START, FakeMood.HAND_OFF);
        Counts counts = new Counts(GATEWAY);

        String order = paying(12);
        kiosk.until(order, "AWAITING_PATIENT");
        GATEWAY.clinic().cancel(order);
        kiosk.until(order, "CANCELLED", "UNWOUND");
        codes.patientPays();

        counts.once("2205", "2202", "O04").never("2207", "O07");
        stands(order, Map.of(), 0);
    }
}

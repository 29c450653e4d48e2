package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 预交金: paid at the window, by code and on a page, kept by HIS, refunded in part. */
@ExtendWith(SharedGateway.class)
class DepositTest {
    private final Gateway gateway;
    private final Ward ward;

    DepositTest(Gateway gateway) {
        this.gateway = gateway;
        ward = new Ward(gateway);
    }

    @Test
    @Covers("C15")
    void a_deposit_by_code_is_checked_collected_and_kept_by_his() {
        NewStay stay = ward.stay(12, 900_00, 3);
        Counts counts = new Counts(gateway);

        Said paid = ward.deposited(stay, 500_00, Ward.BY_CODE);

        counts.once("I02");
        assertThat(paid.fen("totalFen")).isEqualTo(500_00);
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(500_00);
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isEqualTo(500_00);
        ward.agrees(paid.text("orderId"));
    }

    @Test
    @Covers("C15")
    void a_deposit_at_the_window_is_a_leg_of_the_window() {
        NewStay stay = ward.stay(12, 900_00, 3);

        Said paid = ward.deposited(stay, 300_00, Ward.AT_THE_WINDOW);

        assertThat(Clinic.leg(paid, "cash").path("party").asText()).isEqualTo("window");
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isEqualTo(300_00);
        ward.agrees(paid.text("orderId"));
    }

    @Test
    @Covers("C14")
    void a_deposit_paid_online_on_a_page_goes_back_online_in_part_and_then_whole() {
        NewStay stay = ward.stay(12, 900_00, 3);
        Edge channel = gateway.clinic().channel();
        Counts counts = new Counts(gateway);
        Said paying = channel.post(
                "/api/v1/stays/" + stay.stayId() + "/deposits",
                Map.of(
                        "patientId",
                        stay.patientId(),
                        "amountFen",
                        200_00,
                        "description",
                        "住院预交金",
                        "pay",
                        Ward.onePage(12)),
                Clinic.freshKey());
        assertThat(paying.text("state")).as(paying.text()).isEqualTo("WAITING_PATIENT");
        counts.once("jsapi").never("I02");

        gateway.clinic().atTheCashier(12, paying, PatientChoice.BOTH_OK);
        Said paid = ward.until(stay, paying, "DONE");

        counts.once("I02");
        String order = paid.text("orderId");
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isEqualTo(200_00);
        assertThat(new Money(gateway, order).held()).isEqualTo(Map.of("wechat CASH", 200_00L));
        ward.until(stay, refundRound(stay, back(channel, paid, 80_00)), "DONE");
        counts.once("F01", "refund", "F02");
        assertThat(new Money(gateway, order).held()).isEqualTo(Map.of("wechat CASH", 120_00L));
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isEqualTo(120_00);
        ward.until(stay, refundRound(stay, back(channel, paid, 120_00)), "DONE");
        assertThat(new Money(gateway, order).held()).isEmpty();
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isZero();
        ward.agrees(order);
    }

    private static Said back(Edge who, Said deposit, long fen) {
        return who.post(
                "/api/v1/refunds",
                Map.of("orderId", deposit.text("orderId"), "round", Ward.no(deposit), "amountFen", fen, "reason", "多交"),
                Clinic.freshKey());
    }

    @Test
    @Covers("C15")
    void a_deposit_round_is_refunded_in_part_and_the_others_are_left_alone() {
        NewStay stay = ward.stay(12, 900_00, 3);
        ward.deposited(stay, 200_00, Ward.BY_CODE);
        Said second = ward.deposited(stay, 400_00, Ward.BY_CODE);
        String order = second.text("orderId");
        Counts counts = new Counts(gateway);

        Said back = ward.until(stay, refundRound(stay, ward.refund(order, 1, 150_00)), "DONE");

        counts.once("F01", "F02");
        assertThat(back.text("kind")).isEqualTo("refund");
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(450_00);
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isEqualTo(450_00);
        Said tooMuch = ward.refund(order, 1, 250_01);
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.text()).contains("over-refundable");
        ward.until(stay, refundRound(stay, ward.refund(order, 1, 250_00)), "DONE");
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(200_00);
        ward.agrees(order);
    }

    private Said refundRound(NewStay stay, Said refund) {
        String no = refund.text("refundNo");
        assertThat(no).as(refund.text()).contains("-");
        return ward.round(stay, Integer.parseInt(no.substring(no.indexOf('-') + 1)));
    }

    @Test
    void a_round_that_collected_nothing_is_not_refunded() {
        NewStay stay = ward.stay(12, 900_00, 3);
        Said paid = ward.deposited(stay, 200_00, Ward.BY_CODE);
        String order = paid.text("orderId");
        ward.until(stay, refundRound(stay, ward.refund(order, 0, 50_00)), "DONE");

        assertThat(ward.refund(order, 1, 10_00).status()).as("a refund").isEqualTo(409);
        assertThat(ward.refund(order, 7, 10_00).status()).as("nothing").isEqualTo(404);
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(150_00);
    }

    @Test
    void the_same_key_twice_is_one_round() {
        NewStay stay = ward.stay(12, 900_00, 3);
        String key = Clinic.freshKey();
        Counts counts = new Counts(gateway);

        Said first = ward.deposit(stay, 200_00, Ward.BY_CODE, key);
        Said again = ward.deposit(stay, 200_00, Ward.BY_CODE, key);
        Said other = ward.deposit(stay, 300_00, Ward.BY_CODE, key);

        assertThat(again.status()).isEqualTo(200);
        assertThat(Ward.no(again)).isEqualTo(Ward.no(first));
        assertThat(other.status()).isEqualTo(409);
        ward.until(stay, first, "DONE");
        assertThat(ward.look(stay).body().path("rounds")).hasSize(1);
        counts.once("I02");
    }

    @Test
    void the_key_of_one_stays_first_deposit_opens_no_other_stay() {
        NewStay one = ward.stay(12, 900_00, 3);
        NewStay two = ward.stay(12, 700_00, 3);
        String key = Clinic.freshKey();
        Said first = ward.until(one, ward.deposit(one, 200_00, Ward.BY_CODE, key), "DONE");
        Counts counts = new Counts(gateway);

        Said other = ward.deposit(two, 200_00, Ward.BY_CODE, key);
        Said again = ward.deposit(one, 200_00, Ward.BY_CODE, key);

        assertThat(other.status()).as(other.text()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("key-reused");
        assertThat(other.text("orderId")).isEqualTo(first.text("orderId"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("orderId")).isEqualTo(first.text("orderId"));
        assertThat(Ward.no(again)).isZero();
        assertThat(ward.look(two).body().path("rounds")).isEmpty();
        counts.never("I02");
    }

    @Test
    void two_stays_of_one_patient_are_two_orders_that_know_nothing_of_each_other() {
        NewStay one = ward.stay(12, 900_00, 3);
        NewStay two = ward.stay(12, 700_00, 3);

        Said first = ward.deposited(one, 200_00, Ward.BY_CODE);
        Said second = ward.deposited(two, 300_00, Ward.AT_THE_WINDOW);

        assertThat(first.text("orderId")).isNotEqualTo(second.text("orderId"));
        assertThat(ward.look(one).fen("depositLeftFen")).isEqualTo(200_00);
        assertThat(ward.look(two).fen("depositLeftFen")).isEqualTo(300_00);
        ward.agrees(first.text("orderId"));
        ward.agrees(second.text("orderId"));
    }

    @Test
    void money_goes_back_when_his_will_not_keep_the_deposit() {
        NewStay stay = ward.stay(12, 900_00, 3);
        gateway.world().his().faults().next("I02", Mood.REFUSE);

        Said refused = ward.until(stay, ward.deposit(stay, 200_00, Ward.BY_CODE), "GIVEN_UP");

        assertThat(refused.text("reason")).isNotBlank();
        String order = refused.text("orderId");
        assertThat(new Money(gateway, order).held()).isEmpty();
        assertThat(ward.look(stay).fen("depositLeftFen")).isZero();
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isZero();
        ward.agrees(order);
    }

    @Test
    void nothing_is_collected_for_a_stay_that_his_has_closed() {
        NewStay stay = ward.stay(12, 0, 0);
        ward.deposited(stay, 100_00, Ward.BY_CODE);
        Counts counts = new Counts(gateway);
        Said leaving = ward.priced(stay, 12, false, Ward.BY_CODE);

        Said refused = ward.deposit(stay, 100_00, Ward.BY_CODE);

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("already-discharged");
        ward.giveUp(stay, Ward.no(leaving));
        ward.until(stay, leaving, "GIVEN_UP");
        ward.deposited(stay, 100_00, Ward.BY_CODE);
        counts.once("I02");
    }
}

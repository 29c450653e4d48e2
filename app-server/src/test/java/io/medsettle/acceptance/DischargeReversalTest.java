package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 出院结算撤销: a surplus is collected again, insurance goes back before cash, deposits are open again, and all of it can follow anew. */
@ExtendWith(SharedGateway.class)
class DischargeReversalTest {
    private final Gateway gateway;
    private final Ward ward;
    private final int person;

    DischargeReversalTest(Gateway gateway) {
        this.gateway = gateway;
        ward = new Ward(gateway);
        person = ward.nobodyLyingIn();
    }

    private NewStay discharged(long... deposits) {
        NewStay stay = ward.stay(person, 500_00, 4);
        ward.admitted(stay, person);
        for (long deposit : deposits) {
            ward.deposited(stay, deposit, Ward.BY_CODE);
        }
        leaves(stay);
        return stay;
    }

    private Said leaves(NewStay stay) {
        return ward.left(stay, ward.priced(stay, person, true, Ward.BY_CODE));
    }

    @Test
    @Covers("C20")
    void rule_25_a_paid_out_surplus_is_collected_again_before_the_insurer_goes_back() {
        NewStay stay = discharged(150_00, 100_00);
        Counts counts = new Counts(gateway);

        Said undone = ward.until(stay, ward.reverse(stay, Ward.BY_CODE), "DONE");

        counts.once("F01", "2305", "2405", "I09");
        assertThat(Clinic.leg(undone, "surplus-again")
                        .path("parts")
                        .path("cashFen")
                        .longValue())
                .isEqualTo(50_00);
        String order = undone.text("orderId");
        assertThat(new Money(gateway, order).held()).containsOnly(Map.entry("wechat CASH", 250_00L));
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(250_00);
        assertThat(ward.look(stay).body().path("discharged").asBoolean()).isFalse();
        assertThat(ward.atHis(stay).path("state").asText()).isEqualTo("IN");
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isEqualTo(250_00);
        ward.agrees(order);
        leaves(stay);
        ward.agrees(order);
    }

    @Test
    @Covers("C20")
    void rule_25_a_surplus_that_is_not_paid_again_leaves_the_discharge_as_it_was() {
        NewStay stay = discharged(250_00);
        gateway.world().wechat().faults().next("codepay", Mood.REFUSE);
        Counts counts = new Counts(gateway);

        Said refused = ward.until(stay, ward.reverse(stay, Ward.BY_CODE), "GIVEN_UP");

        counts.never("2305", "2405", "I09");
        assertThat(refused.text("reason")).isNotBlank();
        assertThat(ward.look(stay).body().path("discharged").asBoolean()).isTrue();
        ward.agrees(refused.text("orderId"));
        ward.until(stay, ward.reverse(stay, Ward.BY_CODE), "DONE");
        leaves(stay);
    }

    @Test
    @Covers("C20")
    void a_top_up_is_refunded_and_the_stay_is_settled_again_with_each_line_standing_once() {
        NewStay stay = discharged(120_00);
        Counts counts = new Counts(gateway);

        Said undone = ward.until(stay, ward.reverse(stay, Ward.BY_CODE), "DONE");

        counts.once("2305", "2405", "I09");
        String order = undone.text("orderId");
        assertThat(new Money(gateway, order).held()).containsOnly(Map.entry("wechat CASH", 120_00L));
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(120_00);
        ward.agrees(order);

        Said again = leaves(stay);

        counts.once("2302", "2301", "2304", "I08");
        String mdtrtId = ward.atHis(stay).path("mdtrtId").asText();
        assertThat(gateway.world().yibao().standingLines(mdtrtId)).isEqualTo(4);
        assertThat(new Money(gateway, order).held())
                .containsOnly(Map.entry("wechat CASH", 200_00L), Map.entry("yibao FUND", 300_00L));
        assertThat(again.fen("topUpFen")).isEqualTo(80_00);
        ward.agrees(order);
    }

    @Test
    void a_reversal_is_permitted_by_his_first_and_asked_for_once() {
        NewStay stay = discharged(200_00);
        gateway.world().his().faults().next("F01", Mood.REFUSE);
        Counts counts = new Counts(gateway);

        Said refused = ward.until(stay, ward.reverse(stay, Ward.BY_CODE), "GIVEN_UP");

        assertThat(refused.text("reason")).isNotBlank();
        counts.never("2305", "2405", "I09");
        assertThat(ward.look(stay).body().path("discharged").asBoolean()).isTrue();
        ward.until(stay, ward.reverse(stay, Ward.BY_CODE), "DONE");
        Said nothingLeft = ward.reverse(stay, Ward.BY_CODE);
        assertThat(nothingLeft.status()).isEqualTo(409);
        assertThat(nothingLeft.text()).contains("not-discharged");
        leaves(stay);
    }

    @Test
    void a_self_paid_discharge_is_reversed_without_the_insurer() {
        NewStay stay = ward.stay(person, 500_00, 4);
        ward.deposited(stay, 100_00, Ward.BY_CODE);
        ward.left(stay, ward.priced(stay, person, false, Ward.BY_CODE));
        Counts counts = new Counts(gateway);

        Said undone = ward.until(stay, ward.reverse(stay, Ward.BY_CODE), "DONE");

        counts.once("I09").never("2305", "2405");
        assertThat(new Money(gateway, undone.text("orderId")).held()).containsOnly(Map.entry("wechat CASH", 100_00L));
        ward.agrees(undone.text("orderId"));
    }

    @Test
    void rule_23_after_the_insurer_went_back_a_reversal_only_goes_on() {
        NewStay stay = discharged(120_00);
        gateway.world().his().faults().next("I09", Mood.LOSE_REQUEST, Mood.MAINTENANCE);

        Said undone = ward.until(stay, ward.reverse(stay, Ward.BY_CODE), "DONE");

        assertThat(new Money(gateway, undone.text("orderId")).held()).containsOnly(Map.entry("wechat CASH", 120_00L));
        ward.agrees(undone.text("orderId"));
        leaves(stay);
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 信用无感支付, 住院: deposits and top-ups that the platform collects, asked for by HIS and at the window, and the ways back. */
@ExtendWith(SharedGateway.class)
class CreditWardTest {
    private static final Map<String, Object> BY_CREDIT = Map.of("payWith", "CREDIT");
    private static final ContractTerms MUCH = ContractTerms.usual().limit(50_000_00);

    private final Gateway gateway;
    private final CreditClinic credit;
    private final Ward ward;

    CreditWardTest(Gateway gateway) {
        this.gateway = gateway;
        credit = new CreditClinic(gateway);
        ward = new Ward(gateway);
    }

    private Said done(NewStay stay, Said round) {
        assertThat(round.status()).as(round.text()).isIn(200, 201, 202);
        return ward.until(stay, round, "DONE");
    }

    @Test
    @Covers({"A14", "A17"})
    void a_deposit_that_his_asks_for_is_collected_once_and_goes_back_in_part_and_whole() {
        credit.signed(12, MUCH);
        NewStay stay = ward.stay(12, 900_00, 3);
        Counts counts = new Counts(gateway);
        String request = Clinic.freshKey();

        Said deposited = done(stay, credit.deposit(stay, 500_00, request));
        Said again = credit.deposit(stay, 500_00, request);

        counts.once("HOS00003", "I02");
        assertThat(Ward.no(again)).isEqualTo(Ward.no(deposited));
        String order = deposited.text("orderId");
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEqualTo(Map.of("credit CASH", 500_00L));
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(500_00);
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isEqualTo(500_00);
        back(stay, ward.refund(order, Ward.no(deposited), 200_00));
        assertThat(money.held()).isEqualTo(Map.of("credit CASH", 300_00L));
        back(stay, ward.refund(order, Ward.no(deposited), 300_00));
        assertThat(counts.of("HOS00004")).isEqualTo(2);
        assertThat(money.held()).isEmpty();
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isZero();
        ward.agrees(order);
    }

    private void back(NewStay stay, Said refund) {
        String no = refund.text("refundNo");
        assertThat(no).as(refund.text()).contains("-");
        ward.until(stay, ward.round(stay, Integer.parseInt(no.substring(no.indexOf('-') + 1))), "DONE");
    }

    @Test
    @Covers("A17")
    void a_deposit_at_the_window_may_be_paid_by_credit_and_without_a_contract_it_is_said_why_not() {
        credit.signed(13, MUCH);
        NewStay stay = ward.stay(13, 900_00, 3);
        Counts counts = new Counts(gateway);

        Said deposited = ward.deposited(stay, 300_00, BY_CREDIT);

        counts.once("HOS00003", "I02");
        ward.agrees(deposited.text("orderId"));
        credit.unsigned(14);
        NewStay other = ward.stay(14, 900_00, 3);
        Said refused = ward.deposit(other, 300_00, BY_CREDIT);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text("code")).startsWith("credit-");
        assertThat(refused.text("detail")).matches(".*\\p{IsHan}.*");
        counts.once("HOS00003");
    }

    @Test
    @Covers({"A18", "A19", "A37"})
    void a_discharge_that_his_leads_is_settled_topped_up_asked_about_and_taken_back() {
        int person = ward.nobodyLyingIn();
        credit.signed(person, MUCH);
        NewStay stay = ward.stay(person, 500_00, 4);
        ward.admitted(stay, person);
        done(stay, credit.deposit(stay, 50_00, Clinic.freshKey()));
        Counts counts = new Counts(gateway);
        String request = Clinic.freshKey();

        Said left = done(stay, credit.discharge(stay, true, request));

        counts.once("2402", "2304", "HOS00003", "I08");
        assertThat(left.part("fundFen")).isEqualTo(300_00);
        assertThat(left.fen("topUpFen")).isEqualTo(150_00);
        String order = left.text("orderId");
        assertThat(new Money(gateway, order).held()).isEqualTo(Map.of("yibao FUND", 300_00L, "credit CASH", 200_00L));
        Said result = credit.result(stay);
        assertThat(result.text("state")).as(result.text()).isEqualTo("DONE");
        assertThat(Ward.no(credit.discharge(stay, true, request))).isEqualTo(Ward.no(left));
        ward.agrees(order);

        done(stay, credit.cancel(stay, Clinic.freshKey()));

        counts.once("2305", "2405", "HOS00004", "I09", "2304", "HOS00003");
        assertThat(new Money(gateway, order).held()).isEqualTo(Map.of("credit CASH", 50_00L));
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(50_00);
        ward.agrees(order);
    }

    @Test
    @Covers({"A15", "A19"})
    void a_top_up_whose_answer_is_lost_is_asked_about_and_made_once() {
        int person = ward.nobodyLyingIn();
        credit.signed(person, MUCH);
        NewStay stay = ward.stay(person, 300_00, 4);
        ward.admitted(stay, person);
        Counts counts = new Counts(gateway);
        credit.platform().faults().next("HOS00003", Mood.LOSE_REPLY);

        Said leaving = credit.discharge(stay, true, Clinic.freshKey());
        Said result =
                Clinic.until(() -> credit.result(stay), r -> r.text("state").equals("DONE"), Clinic.SOON);

        assertThat(Ward.no(result)).isEqualTo(Ward.no(leaving));
        counts.once("HOS00003", "2304", "I08").atLeastOnce("HOS00012");
        ward.agrees(result.text("orderId"));
    }

    @Test
    void a_declined_top_up_takes_the_settled_insurance_back_and_the_deposits_stand() {
        int person = ward.nobodyLyingIn();
        credit.signed(person, MUCH);
        NewStay stay = ward.stay(person, 400_00, 4);
        ward.admitted(stay, person);
        done(stay, credit.deposit(stay, 20_00, Clinic.freshKey()));
        Counts counts = new Counts(gateway);
        credit.platform().faults().next("HOS00003", Mood.REFUSE);

        Said refused = ward.until(stay, credit.discharge(stay, true, Clinic.freshKey()), "GIVEN_UP");

        assertThat(refused.text("reason")).isNotBlank();
        counts.once("2304", "2305", "2405").never("I08", "HOS00003");
        String order = refused.text("orderId");
        assertThat(new Money(gateway, order).held()).isEqualTo(Map.of("credit CASH", 20_00L));
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(20_00);
        ward.agrees(order);
    }

    @Test
    @Covers("A14")
    void a_surplus_goes_back_to_the_contract_that_paid_the_deposit() {
        int person = ward.nobodyLyingIn();
        credit.signed(person, MUCH);
        NewStay stay = ward.stay(person, 300_00, 4);
        ward.admitted(stay, person);
        done(stay, credit.deposit(stay, 200_00, Clinic.freshKey()));
        Counts counts = new Counts(gateway);

        Said left = done(stay, credit.discharge(stay, true, Clinic.freshKey()));

        counts.once("2304", "I08", "HOS00004").never("HOS00003");
        assertThat(left.fen("surplusFen")).isEqualTo(80_00);
        String order = left.text("orderId");
        assertThat(new Money(gateway, order).held()).isEqualTo(Map.of("yibao FUND", 180_00L, "credit CASH", 120_00L));
        done(stay, credit.cancel(stay, Clinic.freshKey()));
        counts.once("2305", "HOS00003");
        assertThat(new Money(gateway, order).held()).isEqualTo(Map.of("credit CASH", 200_00L));
        ward.agrees(order);
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a site may have in another way: 医保个账支付, for the classes that are named the platform collects the personal account with the
 * rest, and the insurer does not; 免押金, a contract stands for a deposit.
 */
class CreditAccountTest {
    private static final Gateway GATEWAY = Gateway.start(
            Map.of("medsettle.credit.account-classes", "GZ_CITY", "medsettle.credit.deposit-mode", "WAIVE"));

    private static final AtomicInteger LYING = new AtomicInteger(11);

    private final CreditClinic credit = new CreditClinic(GATEWAY);
    private final Ward ward = new Ward(GATEWAY);

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @AfterEach
    void calm() {
        GATEWAY.calm();
    }

    @Test
    @Covers("A45")
    void the_platform_takes_from_the_account_what_it_holds_and_the_rest_from_the_contract_and_gives_both_back() {
        credit.signed(7, ContractTerms.usual().account(50_00));
        long before = GATEWAY.world().yibao().accountFen(Clinic.person(7).psnNo());
        Counts counts = new Counts(GATEWAY);

        Said said = credit.settled(7, 200_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        counts.once("2207", "HOS00003", "O07");
        String order = CreditClinic.order(said);
        String number = Clinic.number(credit.look(order), "credit");
        assertThat(credit.platform().accountTaken(number)).isEqualTo(50_00);
        assertThat(GATEWAY.world().yibao().accountFen(Clinic.person(7).psnNo())).isEqualTo(before);
        Money money = new Money(GATEWAY, order);
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 120_00L, "credit CASH", 80_00L));
        money.agrees();
        credit.refund(order);
        credit.until(order, "REFUNDED");
        counts.once("2208", "HOS00004");
        assertThat(credit.platform().terms(Clinic.person(7).idNumber()).accountFen())
                .isEqualTo(50_00);
        assertThat(money.held()).isEmpty();
        money.agrees();
    }

    /** Somebody with a contract who lies in the ward for 500 yuan, of which the insurer bears 300. */
    private NewStay lying() {
        int person = LYING.getAndIncrement();
        credit.signed(person, ContractTerms.usual().limit(50_000_00));
        NewStay stay = ward.stay(person, 500_00, 4);
        ward.admitted(stay, person);
        return stay;
    }

    @Test
    @Covers({"A14", "A18", "A19"})
    void a_contract_that_stands_for_a_deposit_moves_nothing_and_the_discharge_collects_everything() {
        NewStay stay = lying();
        Counts counts = new Counts(GATEWAY);
        String request = Clinic.freshKey();

        Said waived = ward.until(stay, credit.deposit(stay, 300_00, request), "DONE");

        counts.once("HOS00003").never("I02", "HOS00004");
        assertThat(waived.text("kind")).isEqualTo("deposit-waived");
        assertThat(waived.fen("totalFen")).isZero();
        String order = waived.text("orderId");
        Money money = new Money(GATEWAY, order);
        assertThat(money.held()).isEmpty();
        assertThat(money.postings()).isEmpty();
        assertThat(ward.look(stay).fen("depositLeftFen")).isZero();
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isZero();
        assertThat(Ward.no(credit.deposit(stay, 300_00, request))).isEqualTo(Ward.no(waived));
        Said second = credit.deposit(stay, 300_00, Clinic.freshKey());
        assertThat(second.status()).as(second.text()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("already-waived");

        Said left = ward.until(stay, credit.discharge(stay, true, Clinic.freshKey()), "DONE");

        assertThat(left.fen("depositFen")).isZero();
        assertThat(left.fen("topUpFen")).isEqualTo(200_00);
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 300_00L, "credit CASH", 200_00L));
        ward.agrees(order);
        ward.until(stay, credit.cancel(stay, Clinic.freshKey()), "DONE");
        assertThat(money.held()).isEmpty();
        ward.agrees(order);
    }

    @Test
    void real_money_beside_a_contract_that_stands_for_a_deposit_is_spent_first_and_its_surplus_goes_back() {
        NewStay stay = lying();
        ward.until(stay, credit.deposit(stay, 300_00, Clinic.freshKey()), "DONE");
        Said paid = ward.deposited(stay, 260_00, Ward.BY_CODE);
        String order = paid.text("orderId");
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(260_00);
        Counts counts = new Counts(GATEWAY);

        Said left = ward.until(stay, credit.discharge(stay, true, Clinic.freshKey()), "DONE");

        counts.never("HOS00003", "HOS00004");
        assertThat(left.fen("surplusFen")).isEqualTo(60_00);
        ward.agrees(order);
        ward.until(stay, credit.cancel(stay, Clinic.freshKey()), "DONE");
        counts.once("HOS00003");
        assertThat(new Money(GATEWAY, order).held().get("credit CASH"))
                .as("a surplus that was paid out is collected again, as real money")
                .isEqualTo(60_00);
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(260_00);
        ward.agrees(order);
    }

    @Test
    void a_contract_that_may_not_stand_for_a_deposit_is_refused_and_one_whose_answer_is_lost_is_asked_about() {
        NewStay stay = lying();
        credit.platform().faults().next("HOS00003", Mood.REFUSE);
        Said refused = ward.until(stay, credit.deposit(stay, 300_00, Clinic.freshKey()), "GIVEN_UP");
        assertThat(refused.text("reason")).isNotBlank();
        Counts counts = new Counts(GATEWAY);
        credit.platform().faults().next("HOS00003", Mood.LOSE_REPLY);

        Said waived = ward.until(stay, credit.deposit(stay, 300_00, Clinic.freshKey()), "DONE");

        counts.once("HOS00003").atLeastOnce("HOS00012").never("I02");
        assertThat(new Money(GATEWAY, waived.text("orderId")).postings()).isEmpty();
        credit.unsigned(15);
        Said nobody = credit.deposit(ward.stay(15, 500_00, 4), 300_00, Clinic.freshKey());
        assertThat(nobody.status()).as(nobody.text()).isEqualTo(422);
    }

    @Test
    @Covers("A45")
    void where_the_contract_does_not_let_the_platform_charge_the_account_the_insurer_does() {
        credit.signed(8, ContractTerms.usual());
        long before = GATEWAY.world().yibao().accountFen(Clinic.person(8).psnNo());

        Said said = credit.settled(8, 200_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        String order = CreditClinic.order(said);
        assertThat(credit.platform().accountTaken(Clinic.number(credit.look(order), "credit")))
                .isZero();
        long taken =
                before - GATEWAY.world().yibao().accountFen(Clinic.person(8).psnNo());
        assertThat(taken).isPositive();
        assertThat(new Money(GATEWAY, order).held()).containsEntry("yibao ACCOUNT", taken);
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.credit.ContractTerms;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** 医保个账支付: for the classes that are named the platform collects the personal account with the rest, and the insurer does not. */
class CreditAccountTest {
    private static final Gateway GATEWAY = Gateway.start(Map.of("medsettle.credit.account-classes", "GZ_CITY"));

    private final CreditClinic credit = new CreditClinic(GATEWAY);

    @AfterAll
    static void stop() {
        GATEWAY.close();
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

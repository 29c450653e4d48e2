package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 签到与签退: the sign-in goes with every transaction, is made anew when the platform has lost it, and is ended by a person. */
@ExtendWith(SharedGateway.class)
class SignInTest {
    private static final String SIGN_OUT = "/api/v1/insurance/sign-out";

    private final Gateway gateway;
    private final Edge finance;

    SignInTest(Gateway gateway) {
        this.gateway = gateway;
        finance = gateway.as("finance");
    }

    private Said ask() {
        return finance.post(
                "/api/v1/insurance/chronic-diseases",
                Map.of("psnNo", Clinic.person(13).psnNo(), "admdvs", "440100"));
    }

    @Test
    @Covers("D01")
    void a_sign_in_goes_with_every_transaction_and_a_lost_one_is_made_anew_without_anybody_noticing() {
        assertThat(ask().status()).isEqualTo(200);
        Counts counts = new Counts(gateway);
        assertThat(ask().status()).isEqualTo(200);
        counts.never("9001").once("5301");

        gateway.world().yibao().forgetSignIns();

        Said again = ask();
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        counts.once("9001");
    }

    @Test
    void a_sign_in_is_lost_in_the_middle_of_a_settlement_and_the_order_comes_to_its_end() {
        Kiosk kiosk = new Kiosk(gateway);
        Said priced = kiosk.open(
                Kiosk.session(kiosk.byIdCard(14)),
                Kiosk.wish("counter", gateway.clinic().bill(14, 40_00)));
        Counts counts = new Counts(gateway);
        gateway.world().yibao().forgetSignIns();

        kiosk.pay(priced.text("orderId"));
        kiosk.until(priced.text("orderId"), "SETTLED");

        counts.once("9001", "2207");
        new Money(gateway, priced.text("orderId")).agrees();
    }

    @Test
    void a_person_with_that_right_signs_out_and_the_next_transaction_signs_in() {
        assertThat(ask().status()).isEqualTo(200);
        Counts counts = new Counts(gateway);
        assertThat(gateway.as("window").post(SIGN_OUT, "{}").status()).isEqualTo(403);

        Said out = finance.post(SIGN_OUT, "{}");

        assertThat(out.status()).as(out.text()).isEqualTo(200);
        assertThat(out.text("at")).isNotBlank();
        counts.once("9002").never("9001");
        Said twice = finance.post(SIGN_OUT, "{}");
        assertThat(twice.status()).as(twice.text()).isEqualTo(422);
        assertThat(twice.text("detail")).contains("没有签到");
        assertThat(ask().status()).isEqualTo(200);
        counts.once("9001", "9002");
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.identity.SampleCard;
import io.medsettle.fixtures.identity.SimulatedReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who leaves a ward may show the e-voucher or the social security card as well as the ID card. */
@ExtendWith(SharedGateway.class)
class DischargeIdentityTest {
    private final Gateway gateway;
    private final Ward ward;
    private final int person;

    DischargeIdentityTest(Gateway gateway) {
        this.gateway = gateway;
        ward = new Ward(gateway);
        person = ward.nobodyLyingIn();
    }

    private void leaves(NewStay stay, String session) {
        Counts counts = new Counts(gateway);
        Said priced = ward.until(stay, ward.leave(stay, session, true, Ward.BY_CODE), "WAITING_CONFIRM");
        assertThat(priced.part("fundFen")).isEqualTo(300_00);

        Said settled = ward.left(stay, priced);

        counts.once("2301", "2402", "2304", "I08").atLeastOnce("2303");
        ward.agrees(settled.text("orderId"));
    }

    @Test
    @Covers("C18")
    void a_stay_is_tried_and_settled_by_the_e_voucher() {
        NewStay stay = ward.stay(person, 500_00, 4);
        ward.until(stay, ward.admit(stay, ward.sessionByVoucher(person)), "DONE");

        leaves(stay, ward.sessionByVoucher(person));
    }

    @Test
    @Covers("C18")
    void a_stay_is_tried_and_settled_by_the_social_security_card() {
        NewStay stay = ward.stay(person, 500_00, 4);
        ward.until(stay, ward.admit(stay, byCard()), "DONE");

        leaves(stay, byCard());
    }

    private String byCard() {
        SimulatedReader reader = new SimulatedReader(true);
        reader.insert(SampleCard.of(Clinic.person(person), "440100"));
        Said read = Kiosk.window(gateway).byCard(reader);
        assertThat(read.text("next")).as(read.text()).isEqualTo("DONE");
        return read.body().at("/session/sessionId").asText();
    }
}

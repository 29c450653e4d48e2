package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.Mood;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** ENGINE 20: while a payment is in doubt HIS's hold is renewed under its own number, nobody else may pay, and at last a person is called. */
class CreditHoldTest {
    private static final Gateway GATEWAY = Gateway.start(Map.of(
            "medsettle.credit.hold-every", "300ms",
            "medsettle.credit.hold-again", "1s",
            "medsettle.credit.max-hold", "2s",
            "medsettle.credit.answer-within", "2s",
            "medsettle.credit.circuit.silences", "1000"));

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @Test
    void the_freeze_is_repeated_under_its_number_the_bill_is_kept_and_a_person_is_called() {
        CreditClinic credit = new CreditClinic(GATEWAY);
        credit.signed(7);
        credit.platform().faults().next("HOS00003", Mood.LOSE_REPLY);
        credit.platform().faults().always("HOS00012", Mood.MAINTENANCE);
        NewVisit visit = GATEWAY.clinic().bill(7, 300_00);
        Map<String, Object> event = CreditClinic.event(visit);
        Said said = credit.saved(event);
        assertThat(said.text("result")).as(said.text()).isEqualTo("PROCESSING");
        String order = CreditClinic.order(said);
        Counts counts = new Counts(GATEWAY);
        GATEWAY.world().his().faults().always("O05", Mood.REFUSE);

        assertThat(Clinic.eventually(() -> frozen(order) >= 3, Clinic.SOON))
                .as("O02 is told again and again")
                .isTrue();

        counts.never("O02", "HOS00003", "O07", "O05", "O04");
        assertThat(Clinic.eventually(() -> alarm(credit.his().get("/api/v1/credit/doubts"), order), Clinic.SOON))
                .as("somebody is called")
                .isTrue();
        Said elsewhere = GATEWAY.clinic()
                .channel()
                .post("/api/v1/orders", GATEWAY.clinic().wish("online-self-pay", 7, visit), Clinic.freshKey());
        assertThat(elsewhere.status()).as(elsewhere.text()).isEqualTo(409);
        assertThat(elsewhere.text("code")).isEqualTo("bill-held");
        GATEWAY.calm();
        assertThat(credit.decided(event).text("result")).isEqualTo("PAID");
        counts.once("O07");
        new Money(GATEWAY, order).agrees();
    }

    private static long frozen(String order) {
        return GATEWAY.count(
                "SELECT COUNT(*) FROM wire_message WHERE wire_name = 'O02' AND direction = 'OUT' AND request_no LIKE ?",
                order + "%");
    }

    private static boolean alarm(Said doubts, String order) {
        for (var each : doubts.body()) {
            if (each.path("orderId").asText().equals(order)) {
                return each.path("alarm").asBoolean();
            }
        }
        return false;
    }
}

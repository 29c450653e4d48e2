package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.wechat.PatientChoice;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NeverPaidTest {
    private static Gateway gateway;
    private static Clinic clinic;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(Map.of("medsettle.gateway.patience", "8s"));
        clinic = gateway.clinic();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    @Covers({"B03", "D12"})
    void a_bill_that_nobody_confirms_is_let_go_when_its_time_is_over() {
        Counts counts = new Counts(gateway);
        Said priced = clinic.mixed(7, 90_00);
        String id = priced.text("orderId");
        assertThat(priced.text("payBefore")).contains("+08:00");

        clinic.until(id, Clinic.SOON, "CANCELLED");

        assertThat(Clinic.eventually(() -> counts.of("O04") == 1, Clinic.SOON)).isTrue();
        counts.once("6401", "2202").never("settle", "O07");
        Said tooLate = clinic.pay(id);
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.text("money")).isNotBlank();
    }

    @Test
    void a_patient_who_walks_away_from_the_cashier_leaves_nothing_behind() {
        Counts counts = new Counts(gateway);
        Said priced = clinic.mixed(8, 200_00);
        String id = priced.text("orderId");
        Said paying = clinic.pay(id);
        clinic.atTheCashier(8, paying, PatientChoice.WALK_AWAY);

        clinic.until(id, Clinic.SOON, "CANCELLED");

        assertThat(Clinic.eventually(() -> counts.of("O04") == 1, Clinic.SOON)).isTrue();
        counts.once("close", "6401", "2202");
        assertThat(new Money(gateway, id).theirs()).isEmpty();
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.fixtures.yibao.Split;
import io.medsettle.sandbox.OutsideWorld;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was told, what was settled and what was collected agree to the fen, or HIS is not told and a person is called. */
@ExtendWith(SharedGateway.class)
class OneFenTest {
    private final Gateway gateway;
    private final Clinic clinic;
    private final OutsideWorld world;

    OneFenTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
        world = gateway.world();
    }

    @Test
    @Covers("D24")
    void one_fen_moved_from_account_to_fund_between_pricing_and_settlement_calls_a_person() {
        Said priced = clinic.mixed(7, 200_00);
        String id = priced.text("orderId");
        Counts counts = new Counts(gateway);
        Said paying = clinic.pay(id);
        world.yibao()
                .changeAmounts(
                        Clinic.leg(priced, "insurer").path("farNumber").asText(),
                        Split.of(priced.part("fundFen") + 1, priced.part("accountFen") - 1, priced.part("cashFen")));
        clinic.atTheCashier(7, paying, PatientChoice.BOTH_OK);

        Said stuck = clinic.until(id, Clinic.SOON, "STUCK");

        assertThat(stuck.text("reason")).contains("不符").containsAnyOf("1 分", Long.toString(priced.part("fundFen") + 1));
        assertThat(stuck.text("money")).isNotBlank();
        counts.never("O07");
        assertThat(new Money(gateway, id).charged()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6301", "pay-query", "med-query"})
    @Covers("D24")
    void one_fen_too_much_in_an_answer_about_the_payment_calls_a_person(String operation) {
        Said priced = clinic.mixed(8, 200_00);
        String id = priced.text("orderId");
        Counts counts = new Counts(gateway);
        Said paying = clinic.pay(id);
        faults(operation).always(operation, Mood.WRONG_AMOUNT);
        clinic.atTheCashier(8, paying, PatientChoice.BOTH_OK);

        Said stuck = clinic.until(id, Clinic.SOON, "STUCK");

        assertThat(stuck.text("reason")).as(stuck.text()).contains("不符");
        counts.never("O07").never("6203", "refund");
    }

    private Faults faults(String operation) {
        return operation.matches("[0-9]{4}") ? world.yibao().faults() : world.wechat().faults();
    }

    @Test
    void parts_that_do_not_add_up_to_the_bill_are_not_offered_to_the_patient() {
        world.yibao().faults().always("6202", Mood.WRONG_AMOUNT);
        Counts counts = new Counts(gateway);

        Said said = clinic.mixed(9, 200_00);

        assertThat(said.status()).as(said.text()).isNotEqualTo(201);
        counts.never("jsapi", "settle", "O07");
        String id = said.text("orderId");
        assertThat(List.of("PRICED", "AWAITING_PATIENT", "SETTLED"))
                .doesNotContain(clinic.order(id).text("state"));
        gateway.calm();
        clinic.cancel(id);
        clinic.until(id, Clinic.SOON, "CANCELLED");
    }

    @Test
    void a_bill_that_his_books_with_another_amount_calls_a_person() {
        world.his().faults().always("O07", Mood.WRONG_AMOUNT);
        Said priced = clinic.mixed(10, 200_00);
        String id = priced.text("orderId");
        clinic.atTheCashier(10, clinic.pay(id), PatientChoice.BOTH_OK);

        Said end = clinic.until(id, Clinic.SOON, "STUCK", "SETTLED");

        assertThat(end.text("state")).as(end.text()).isEqualTo("STUCK");
        assertThat(Stream.of(end.text("reason"))).allMatch(reason -> reason.contains("不符") || reason.contains("分"));
    }
}

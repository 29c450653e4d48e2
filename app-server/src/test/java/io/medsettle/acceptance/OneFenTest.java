package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.fixtures.yibao.Split;
import io.medsettle.sandbox.OutsideWorld;
import java.time.Duration;
import java.util.List;
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
    void one_fen_moved_from_fund_to_account_between_pricing_and_settlement_calls_a_person() {
        Said priced = clinic.mixed(20, 200_00);
        String id = priced.text("orderId");
        assertThat(priced.part("accountFen")).as(priced.text()).isPositive();
        Counts counts = new Counts(gateway);
        Said paying = clinic.pay(id);
        world.yibao()
                .changeAmounts(
                        Clinic.leg(priced, "insurer").path("farNumber").asText(),
                        Split.of(priced.part("fundFen") + 1, priced.part("accountFen") - 1, priced.part("cashFen")));
        clinic.atTheCashier(20, paying, PatientChoice.BOTH_OK);

        Said stuck = clinic.until(id, Clinic.SOON, "STUCK");

        assertThat(stuck.text("reason")).contains("1 分");
        assertThat(stuck.text("money")).isNotBlank();
        assertThat(stuck.text("next")).contains("财务");
        counts.never("O07", "6203", "refund");
        assertThat(new Money(gateway, id).charged()).isZero();
    }

    @Test
    @Covers("D24")
    void one_fen_more_cash_at_the_channel_than_was_asked_for_calls_a_person() {
        Said priced = clinic.mixed(8, 200_00);
        String id = priced.text("orderId");
        Counts counts = new Counts(gateway);
        Said paying = clinic.pay(id);
        world.wechat().faults().always("pay-query", Mood.WRONG_AMOUNT);
        clinic.atTheCashier(8, paying, PatientChoice.BOTH_OK);

        Said stuck = clinic.until(id, Clinic.SOON, "STUCK");

        assertThat(stuck.text("reason")).as(stuck.text()).contains("1 分");
        counts.never("O07", "6203", "refund");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6301", "med-query"})
    void an_answer_whose_parts_do_not_add_up_is_not_believed_and_asked_for_again(String operation) {
        Said priced = clinic.mixed(9, 200_00);
        String id = priced.text("orderId");
        Counts counts = new Counts(gateway);
        Said paying = clinic.pay(id);
        faults(operation).always(operation, Mood.WRONG_AMOUNT);
        clinic.atTheCashier(9, paying, PatientChoice.BOTH_OK);
        assertThat(Clinic.eventually(() -> new Money(gateway, id).heldFen() == 200_00, Clinic.SOON))
                .isTrue();
        assertThat(Clinic.eventually(() -> told(id) > 0, Clinic.SOON)).isTrue();
        counts.never("O07");
        assertThat(clinic.order(id).text("state")).isNotEqualTo("SETTLED");

        gateway.calm();

        clinic.until(id, Duration.ofSeconds(60), "SETTLED");
        counts.once("O07");
        new Money(gateway, id).agrees();
    }

    /** How much of it the gateway has taken for certain by now. */
    private long told(String id) {
        return clinic.order(id).fen("heldFen");
    }

    private Faults faults(String operation) {
        return operation.matches("[0-9]{4}")
                ? world.yibao().faults()
                : world.wechat().faults();
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
        clinic.until(id, Duration.ofSeconds(60), "CANCELLED");
    }

    @Test
    void a_yes_of_his_with_another_amount_counts_for_nothing_until_his_is_asked_and_says_the_right_one() {
        world.his().faults().always("O07", Mood.WRONG_AMOUNT);
        Said priced = clinic.mixed(10, 200_00);
        String id = priced.text("orderId");
        clinic.atTheCashier(10, clinic.pay(id), PatientChoice.BOTH_OK);

        Said settled = clinic.until(id, Duration.ofSeconds(60), "SETTLED");

        assertThat(settled.text()).contains("HIS 记账");
        assertThat(clinic.order(id).body().path("history").findValuesAsText("text"))
                .anyMatch(line -> line.contains("结果未知"));
        assertThat(world.his().charges(Clinic.number(settled, "his"))).hasSize(1);
        new Money(gateway, id).agrees();
    }
}

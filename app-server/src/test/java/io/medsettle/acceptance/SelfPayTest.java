package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.wechat.RefundCourse;
import io.medsettle.fixtures.wechat.RefundStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class SelfPayTest {
    private final Gateway gateway;
    private final Clinic clinic;

    SelfPayTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
    }

    @AfterEach
    void refundsArriveAtOnceAgain() {
        gateway.world().wechat().refundsTake(RefundCourse.SUCCESS);
    }

    @Test
    void a_bill_paid_in_cash_is_refunded_bit_by_bit_and_never_above_what_was_paid() {
        Counts counts = new Counts(gateway);
        Said priced = clinic.selfPay(15, 99_99);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        String id = clinic.settled(priced, 15).text("orderId");
        Money money = new Money(gateway, id);
        counts.never("2201", "6201", "6202", "med-order").once("jsapi", "O07");
        assertThat(money.held()).isEqualTo(Map.of("wechat CASH", 99_99L));

        clinic.refund(id, Clinic.freshKey(), Map.of("amountFen", 30_00));
        clinic.until(id, Clinic.SOON, "PART_REFUNDED");
        assertThat(money.held()).isEqualTo(Map.of("wechat CASH", 69_99L));
        Said tooMuch = clinic.refund(id, Clinic.freshKey(), Map.of("amountFen", 70_00));
        clinic.refund(id, Clinic.freshKey(), Map.of("amountFen", 69_99));
        clinic.until(id, Clinic.SOON, "REFUNDED");

        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.text("code")).isEqualTo("over-refundable");
        assertThat(tooMuch.text("detail")).contains("6999");
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    @Test
    @Covers("B23")
    void his_refunds_a_self_pay_bill_in_part_under_its_own_number_and_needs_no_permit() {
        Said settled = clinic.settled(clinic.selfPay(16, 80_00), 16);
        String id = settled.text("orderId");
        String hisRefundNo = gateway.world().his().tricks().openRefund(Clinic.number(settled, "his"), 25_00);
        Counts counts = new Counts(gateway);
        Map<String, Object> wish = Map.of(
                "hisOrderId",
                settled.text("hisOrderId"),
                "hisRefundNo",
                hisRefundNo,
                "amountFen",
                25_00,
                "reason",
                "窗口退费",
                "operator",
                "W001");

        Said asked = clinic.his().post("/api/v1/refunds", wish);
        Said again = clinic.his().post("/api/v1/refunds", wish);

        assertThat(asked.status()).as(asked.text()).isIn(201, 202);
        assertThat(again.text("refundNo")).isEqualTo(asked.text("refundNo"));
        Said told = Clinic.until(
                () -> clinic.his().post("/api/v1/refunds/query", Map.of("hisRefundNo", hisRefundNo)),
                said -> said.text("result").equals("SUCCESS"),
                Clinic.SOON);
        assertThat(told.fen("fen")).isEqualTo(25_00);
        counts.never("F01").once("refund", "F02");
        Money money = new Money(gateway, id);
        assertThat(money.held()).isEqualTo(Map.of("wechat CASH", 55_00L));
        assertThat(money.charged()).isEqualTo(55_00);
        money.agrees();
    }

    @Test
    void a_refund_that_takes_its_time_is_asked_about_until_it_has_arrived() {
        String id = clinic.settled(clinic.selfPay(17, 40_00), 17).text("orderId");
        gateway.world().wechat().refundsTake(RefundCourse.PROCESSING);
        gateway.world().wechat().faults().callbacks(io.medsettle.fixtures.sim.CallbackMood.NEVER);
        Counts counts = new Counts(gateway);

        clinic.refund(id);
        Said shown = clinic.until(id, Clinic.SOON, "REFUNDING", "REFUNDED");
        Money money = new Money(gateway, id);
        String number = Clinic.eventually(() -> !backCash(id).isEmpty(), Clinic.SOON) ? backCash(id) : "";
        assertThat(money.heldFen()).as(shown.text()).isEqualTo(40_00);
        assertThat(Clinic.eventually(
                        () -> gateway.world().wechat().advanceRefund(number, RefundStatus.SUCCESS), Clinic.SOON))
                .isTrue();

        clinic.until(id, Clinic.SOON, "REFUNDED");
        assertThat(Clinic.eventually(() -> counts.of("refund-query") > 0, Clinic.SOON))
                .isTrue();
        assertThat(money.heldFen()).isZero();
        money.agrees();
    }

    private String backCash(String id) {
        return Clinic.leg(clinic.order(id), "back-cash").path("number").asText();
    }

    @Test
    void a_person_without_insurance_is_told_so_politely_and_pays_alone() {
        NewVisit visit = clinic.bill(3, 50_00);
        Counts counts = new Counts(gateway);

        Said refused =
                clinic.channel().post("/api/v1/orders", clinic.wish("online-mixed", 3, visit), Clinic.freshKey());

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.type()).startsWith("application/problem+json");
        assertThat(refused.text("next")).contains("自费");
        counts.never("O02", "2201", "6201");
        Said priced =
                clinic.channel().post("/api/v1/orders", clinic.wish("online-self-pay", 3, visit), Clinic.freshKey());
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        Said settled = clinic.settled(priced, 3);
        assertThat(new Money(gateway, settled.text("orderId")).held()).isEqualTo(Map.of("wechat CASH", 50_00L));
    }

    @Test
    void two_clerks_who_refund_the_same_bill_at_once_make_one_refund() {
        String id = clinic.settled(clinic.selfPay(18, 70_00), 18).text("orderId");
        Counts counts = new Counts(gateway);

        List<Said> both = java.util.stream.IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> clinic.refund(id))
                .toList();

        assertThat(both)
                .extracting(Said::status)
                .anyMatch(s -> s == 201 || s == 202)
                .contains(409);
        clinic.until(id, Clinic.SOON, "REFUNDED");
        counts.once("refund", "F02");
        new Money(gateway, id).agrees();
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewStay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is meant by a number, and who may do what: refused by name at the edge, and nothing has moved. */
@ExtendWith(SharedGateway.class)
class EdgeOfOrdersTest {
    private final Gateway gateway;

    EdgeOfOrdersTest(Gateway gateway) {
        this.gateway = gateway;
    }

    private Said refund(Map<String, String> named) {
        Map<String, Object> body = new java.util.HashMap<>(named);
        body.put("hisRefundNo", "HR" + Clinic.freshKey());
        body.put("reason", "退药");
        return gateway.as("his").post("/api/v1/refunds", body);
    }

    @Test
    void a_number_that_a_far_side_gave_is_no_number_of_hiss_bill_and_refunds_nothing() {
        Kiosk kiosk = new Kiosk(gateway);
        Said settled = kiosk.settled(16, Kiosk.wish("counter", gateway.clinic().bill(16, 50_00)));
        String order = settled.text("orderId");
        String insurers = Clinic.leg(settled, "insurer").path("farNumber").asText();
        assertThat(insurers).isNotEmpty();

        assertThat(refund(Map.of("hisOrderId", insurers)).status()).isEqualTo(404);
        Said differ = refund(Map.of("orderId", order, "hisOrderId", insurers));
        assertThat(differ.text("code")).as(differ.text()).isEqualTo("numbers-differ");
        Said changed = gateway.as("his").post("/api/v1/orders/" + insurers + "/changed", Map.of("reason", "医生修改"));
        assertThat(changed.body().path("orderIds")).as(changed.text()).isEmpty();
        assertThat(kiosk.order(order).text("state")).isEqualTo("SETTLED");

        Said named = refund(Map.of("orderId", order, "hisOrderId", settled.text("hisOrderId")));
        assertThat(named.status()).as(named.text()).isBetween(200, 202);
    }

    @Test
    void what_a_window_does_no_kiosk_does() {
        Kiosk kiosk = new Kiosk(gateway);
        Said settled = kiosk.settled(16, Kiosk.wish("counter", gateway.clinic().bill(16, 30_00)));
        Map<String, Object> some = Map.of("orderId", settled.text("orderId"), "items", List.of("1"), "reason", "退药");
        assertThat(kiosk.edge().post("/api/v1/refunds", some, Clinic.freshKey()).text("code"))
                .isEqualTo("window-only");
        for (String what : List.of("/admission/undo", "/discharge/reverse")) {
            Said refused = kiosk.edge()
                    .post(
                            "/api/v1/stays/Z0001" + what,
                            Map.of("reason", "不该", "pay", Map.of("with", "CASH")),
                            Clinic.freshKey());
            assertThat(refused.text("code")).as(what + refused.text()).isEqualTo("no-scope");
        }
        Map<String, Object> anybody = Map.of(
                "psnNo", Clinic.person(3).psnNo(),
                "admdvs", "440100",
                "from", "2026-01-01",
                "to", "2026-01-31",
                "medType", "11");
        assertThat(kiosk.edge().post("/api/v1/insurance/visits", anybody).text("code"))
                .as("of somebody who does not stand there")
                .isEqualTo("no-scope");
        assertThat(gateway.as("window")
                        .post("/api/v1/insurance/visits", anybody)
                        .text("code"))
                .isNotEqualTo("no-scope");
    }

    @Test
    void a_stay_is_neither_paid_nor_undone_where_ordinary_orders_are() {
        Ward ward = new Ward(gateway);
        NewStay stay = ward.stay(ward.nobodyLyingIn(), 300_00, 2);
        ward.deposited(stay, 100_00, Ward.BY_CODE);
        String order = ward.look(stay).text("orderId");

        for (String what : List.of("/pay", "/cancel")) {
            Said refused = gateway.clinic().channel().post("/api/v1/orders/" + order + what, "{}");
            assertThat(refused.text("code")).as(what + refused.text()).isEqualTo("not-here");
        }
        ward.agrees(order);
    }
}

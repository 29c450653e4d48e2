package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.HisTricks;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.his.OtherSystem;
import io.medsettle.ports.value.BusinessDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** EMR, PACS, LIS 的订单: HIS prices what other systems carry out, and the gateway settles it like a prescription. */
@ExtendWith(SharedGateway.class)
class OtherSystemsTest {
    private static final int PERSON = 14;

    private final Gateway gateway;
    private final HisTricks hospital;
    private final Kiosk kiosk;

    OtherSystemsTest(Gateway gateway) {
        this.gateway = gateway;
        hospital = gateway.world().his().tricks();
        kiosk = new Kiosk(gateway);
    }

    private static Map<String, Object> wish(NewVisit visit, String... rxNos) {
        Map<String, Object> wish = Kiosk.wish("counter", visit);
        wish.put("rxNos", List.of(rxNos));
        return wish;
    }

    private JsonNode unpaid(String session, String rxNo) {
        String today = LocalDate.now(BusinessDay.ZONE).toString();
        String before = LocalDate.now(BusinessDay.ZONE).minusDays(1).toString();
        Said visits = kiosk.edge().post("/api/v1/sessions/" + session + "/unpaid", Map.of("from", before, "to", today));
        for (JsonNode visit : visits.body()) {
            for (JsonNode order : visit.path("orders")) {
                if (order.path("rxNo").asText().equals(rxNo)) {
                    return order;
                }
            }
        }
        throw new AssertionError(visits.text());
    }

    @Test
    @Covers("C44")
    void an_examination_a_test_and_a_treatment_are_paid_with_the_drugs_of_the_visit_and_then_carried_out() {
        NewVisit visit = gateway.clinic().bill(PERSON, 90_00);
        String ct = hospital.orderFor(OtherSystem.PACS, visit.visitNo(), 260_00);
        String blood = hospital.orderFor(OtherSystem.LIS, visit.visitNo(), 35_50);
        String injection = hospital.orderFor(OtherSystem.EMR, visit.visitNo(), 4_50);
        String session = kiosk.enter(PERSON);
        JsonNode shown = unpaid(session, ct);
        assertThat(shown.path("rxType").asText()).isEqualTo(OtherSystem.PACS.rxType());
        assertThat(shown.path("payable").asBoolean()).isTrue();
        assertThat(hospital.carryOut(visit.visitNo(), ct)).as("done unpaid").isFalse();
        Counts counts = new Counts(gateway);

        Said priced = kiosk.open(session, wish(visit, visit.rxNo(), ct, blood, injection));

        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        assertThat(priced.fen("totalFen")).isEqualTo(390_00);
        assertThat(priced.part("fundFen")).isEqualTo(234_00);
        String mdtrtId = Clinic.leg(priced, "visit").path("farNumber").asText();
        assertThat(gateway.world().yibao().standingLines(mdtrtId)).isEqualTo(6);
        kiosk.pay(priced.text("orderId"));
        kiosk.until(priced.text("orderId"), "SETTLED");
        counts.once("O02", "2201", "2203", "2204", "2207", "O07");
        Money money = new Money(gateway, priced.text("orderId"));
        assertThat(money.charged()).isEqualTo(390_00).isEqualTo(money.heldFen());
        money.agrees();
        for (String order : List.of(ct, blood, injection)) {
            assertThat(hospital.carryOut(visit.visitNo(), order)).as(order).isTrue();
        }
    }

    @Test
    @Covers("C44")
    void a_test_that_the_laboratory_has_done_is_not_refunded_and_one_that_it_has_not_done_is_and_is_then_not_done() {
        NewVisit done = gateway.clinic().bill(PERSON, 20_00);
        String tested = hospital.orderFor(OtherSystem.LIS, done.visitNo(), 40_00);
        String first = settled(done, tested);
        assertThat(hospital.carryOut(done.visitNo(), tested)).isTrue();
        Counts counts = new Counts(gateway);

        Said refused = ended(kiosk.refund(first));

        assertThat(refused.text("result")).as(refused.text()).isEqualTo("STUCK");
        assertThat(refused.text("reason")).contains("窗口").contains("CARRIED_OUT");
        counts.never("2208", "F02");
        assertThat(new Money(gateway, first).heldFen()).isEqualTo(40_00);

        NewVisit open = gateway.clinic().bill(PERSON, 20_00);
        String untested = hospital.orderFor(OtherSystem.LIS, open.visitNo(), 40_00);
        String second = settled(open, untested);
        assertThat(ended(kiosk.refund(second)).text("result")).isEqualTo("SUCCESS");
        counts.once("2208", "F02");
        assertThat(new Money(gateway, second).held()).isEmpty();
        assertThat(hospital.carryOut(open.visitNo(), untested))
                .as("done after the refund")
                .isFalse();
    }

    @Test
    @Covers("C44")
    void an_examination_is_paid_online_like_a_prescription() {
        NewVisit visit = gateway.clinic().bill(PERSON, 20_00);
        String ct = hospital.orderFor(OtherSystem.PACS, visit.visitNo(), 180_00);
        Clinic clinic = gateway.clinic();
        Map<String, Object> wish = clinic.wish("online-mixed", PERSON, visit);
        wish.put("rxNos", List.of(ct));
        Counts counts = new Counts(gateway);

        Said settled = clinic.settled(clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey()), PERSON);

        counts.once("O02", "6201", "6202", "settle", "O07");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.charged()).isEqualTo(180_00).isEqualTo(money.heldFen());
        money.agrees();
        assertThat(hospital.carryOut(visit.visitNo(), ct)).isTrue();
    }

    private String settled(NewVisit visit, String rxNo) {
        return kiosk.settled(PERSON, wish(visit, rxNo)).text("orderId");
    }

    private Said ended(Said asked) {
        assertThat(asked.status()).as(asked.text()).isIn(201, 202);
        return Clinic.until(
                () -> kiosk.edge().get("/api/v1/refunds/" + asked.text("refundNo")),
                s -> !s.text("result").equals("PROCESSING"),
                Clinic.SOON);
    }
}

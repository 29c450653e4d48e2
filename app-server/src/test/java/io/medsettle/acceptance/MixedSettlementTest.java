package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.BookedCharge;
import io.medsettle.fixtures.yibao.VisitView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class MixedSettlementTest {
    private final Gateway gateway;
    private final Clinic clinic;

    MixedSettlementTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
    }

    @Test
    @Covers({"B01", "B02", "D03", "D07", "D23", "D24", "C08", "C10", "E05"})
    void one_bill_is_paid_by_fund_account_and_cash_and_everybodys_books_say_the_same() {
        Counts counts = new Counts(gateway);

        Said priced = clinic.mixed(7, 200_00);

        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        assertThat(priced.text("state")).isEqualTo("PRICED");
        assertThat(priced.part("fundFen") + priced.part("accountFen") + priced.part("cashFen"))
                .isEqualTo(200_00);
        assertThat(priced.part("fundFen")).isEqualTo(120_00);
        assertThat(priced.part("cashFen")).isPositive();
        counts.once("O02", "2201", "2203", "6201", "6202").never("settle", "jsapi", "med-order", "O07");

        Said settled = clinic.settled(priced, 7);

        counts.once("jsapi", "med-order", "settle", "O07").atLeastOnce("pay-query", "med-query");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(settled.fen("heldFen")).isEqualTo(200_00);
        assertThat(money.held())
                .isEqualTo(without0(Map.of(
                        "yibao FUND", priced.part("fundFen"),
                        "yibao ACCOUNT", priced.part("accountFen"),
                        "wechat CASH", priced.part("cashFen"))));
        assertThat(money.charged()).isEqualTo(200_00);
        money.agrees();
    }

    private static Map<String, Long> without0(Map<String, Long> parts) {
        Map<String, Long> some = new java.util.TreeMap<>(parts);
        some.values().removeIf(fen -> fen == 0);
        return some;
    }

    @Test
    @Covers("B05")
    void what_the_insurer_settled_is_written_back_to_his_part_by_part() {
        Said priced = clinic.mixed(8, 150_00);
        Said settled = clinic.settled(priced, 8);

        List<BookedCharge> charges = gateway.world().his().charges(Clinic.number(settled, "his"));
        assertThat(charges).singleElement().satisfies(charge -> {
            assertThat(charge.fundFen()).isEqualTo(priced.part("fundFen"));
            assertThat(charge.accountFen()).isEqualTo(priced.part("accountFen"));
            assertThat(charge.cashFen()).isEqualTo(priced.part("cashFen"));
            assertThat(charge.hisOrderId()).isEqualTo(priced.text("hisOrderId"));
        });
    }

    @Test
    @Covers({"B06", "D08", "C12"})
    void a_full_refund_gives_back_insurance_before_cash_and_his_writes_the_red_receipt() {
        Said settled = clinic.settled(clinic.mixed(9, 200_00), 9);
        String id = settled.text("orderId");
        Counts counts = new Counts(gateway);

        Said asked = clinic.refund(id);

        assertThat(asked.status()).as(asked.text()).isIn(201, 202);
        Said refunded = clinic.until(id, Clinic.SOON, "REFUNDED");
        assertThat(refunded.fen("heldFen")).isZero();
        counts.once("F01", "6203", "refund", "med-refund-notify", "F02");
        Money money = new Money(gateway, id);
        money.agrees();
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        assertThat(backwards(refunded)).containsExactly("back-insurer", "back-cash", "back-cashier", "back-his");
        assertThat(gateway.world().his().refunds(Clinic.number(settled, "his")))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.totalFen()).isEqualTo(200_00));
        Said shown = clinic.channel().get("/api/v1/refunds/" + asked.text("refundNo"));
        assertThat(shown.text("result")).isEqualTo("SUCCESS");
        assertThat(shown.fen("fen")).isEqualTo(200_00);
    }

    private static List<String> backwards(Said order) {
        List<String> names = new java.util.ArrayList<>();
        for (JsonNode leg : order.body().path("refunds").path(0).path("legs")) {
            if (leg.path("state").asText().equals("RETURNED")) {
                names.add(leg.path("name").asText());
            }
        }
        return names;
    }

    @Test
    void the_same_refund_asked_twice_gives_back_once_and_other_content_under_its_key_is_refused() {
        String id = clinic.settled(clinic.mixed(10, 120_00), 10).text("orderId");
        Counts counts = new Counts(gateway);
        String key = Clinic.freshKey();

        Said first = clinic.refund(id, key, Map.of());
        Said again = clinic.refund(id, key, Map.of());
        Said other = clinic.refund(id, key, Map.of("amountFen", 1));

        assertThat(again.text("refundNo")).isEqualTo(first.text("refundNo"));
        assertThat(other.status()).isEqualTo(409);
        clinic.until(id, Clinic.SOON, "REFUNDED");
        counts.once("6203", "F02");
        new Money(gateway, id).agrees();
    }

    @Test
    void an_insured_bill_is_not_refunded_in_part() {
        Said settled = clinic.settled(clinic.mixed(11, 120_00), 11);
        Counts counts = new Counts(gateway);

        Said refused = clinic.refund(settled.text("orderId"), Clinic.freshKey(), Map.of("amountFen", 10_00));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("insured-in-part");
        assertThat(refused.text("detail")).contains("整单");
        counts.never("F01", "6203", "refund", "F02");
    }

    @Test
    void a_bill_that_the_fund_bears_alone_needs_no_cash_order() {
        Counts counts = new Counts(gateway);
        Said priced = clinic.mixed(4, 80_00);
        assertThat(priced.part("fundFen")).isEqualTo(80_00);

        Said settled = clinic.settled(priced, 4);

        counts.never("jsapi", "paid").once("med-order", "settle", "O07");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 80_00L));
        money.agrees();
        clinic.refund(settled.text("orderId"));
        clinic.until(settled.text("orderId"), Clinic.SOON, "REFUNDED");
        counts.never("refund").once("6203", "F02");
        assertThat(money.held()).isEmpty();
        money.agrees();
    }

    @Test
    @Covers("D01")
    void when_the_platform_has_forgotten_our_sign_in_the_gateway_signs_in_again() {
        clinic.settled(clinic.mixed(12, 60_00), 12);
        gateway.world().yibao().forgetSignIns();
        Counts counts = new Counts(gateway);

        Said priced = clinic.mixed(12, 60_00);

        clinic.until(priced.text("orderId"), Clinic.SOON, "PRICED");
        counts.once("9001").once("2201", "6202");
    }

    @Test
    @Covers("D02")
    void the_visit_is_registered_for_the_right_person_with_its_diagnoses() {
        Counts counts = new Counts(gateway);
        Said priced = clinic.mixed(13, 60_00);

        String mdtrt = Clinic.leg(priced, "visit").path("farNumber").asText();
        counts.atLeastOnce("1101");
        assertThat(gateway.world().yibao().visits())
                .filteredOn(v -> v.mdtrtId().equals(mdtrt))
                .singleElement()
                .satisfies(visit -> {
                    assertThat(visit.psnNo()).isEqualTo(Clinic.person(13).psnNo());
                    assertThat(visit.diagnoses()).isNotEmpty();
                    assertThat(visit.medType()).isEqualTo("11");
                })
                .returns(false, VisitView::cancelled);
    }

    @Test
    @Covers("C13")
    void an_order_is_found_by_any_number_and_tells_its_story_without_naming_the_patient() {
        Said settled = clinic.settled(clinic.mixed(14, 200_00), 14);
        String id = settled.text("orderId");

        for (String leg : List.of("visit", "insurer", "cash", "cashier", "his")) {
            String far = Clinic.leg(settled, leg).path("farNumber").asText();
            Said found = clinic.channel().post("/api/v1/orders/query", Map.of("number", far));
            assertThat(found.body().path(0).path("orderId").asText())
                    .as(leg + " " + far)
                    .isEqualTo(id);
        }
        Said byHis = clinic.his().post("/api/v1/orders/query", Map.of("number", settled.text("hisOrderId")));
        assertThat(byHis.body().path(0).path("orderId").asText()).isEqualTo(id);
        Said shown = clinic.order(id);
        assertThat(shown.body().path("history").size()).isGreaterThan(10);
        assertThat(shown.text())
                .doesNotContain(Clinic.person(14).name())
                .doesNotContain(Clinic.person(14).idNumber())
                .doesNotContain(Clinic.person(14).openid());
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.identity.SampleCard;
import io.medsettle.fixtures.identity.SimulatedReader;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.value.BusinessDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 自助机门诊缴费: shown identity, tried, paid by a code, settled, printed, undone on the spot. */
@ExtendWith(SharedGateway.class)
class KioskTest {
    private final Gateway gateway;
    private final Kiosk kiosk;

    KioskTest(Gateway gateway) {
        this.gateway = gateway;
        kiosk = new Kiosk(gateway);
    }

    private String session(int person) {
        return kiosk.enter(person);
    }

    private Said priced(int person, long fen) {
        NewVisit visit = gateway.clinic().bill(person, fen);
        Said priced = kiosk.open(session(person), Kiosk.wish("counter", visit));
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        assertThat(priced.text("state")).isEqualTo("PRICED");
        return priced;
    }

    @Test
    @Covers({"B32", "C03", "C04"})
    void a_bill_is_tried_paid_by_code_settled_with_the_insurer_and_written_down() {
        Counts counts = new Counts(gateway);
        Said priced = priced(7, 200_00);
        counts.once("2201", "2203", "2204").atLeastOnce("2206").never("2207", "O07");
        assertThat(priced.part("fundFen") + priced.part("accountFen") + priced.part("cashFen"))
                .isEqualTo(200_00);

        kiosk.pay(priced.text("orderId"));
        Said settled = kiosk.until(priced.text("orderId"), "SETTLED");

        counts.once("2207", "O07");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.heldFen()).isEqualTo(200_00);
        assertThat(money.charged()).isEqualTo(200_00);
        money.agrees();
    }

    @Test
    @Covers("C05")
    void what_was_settled_is_undone_on_the_spot_insurance_before_cash() {
        Said priced = priced(8, 150_00);
        kiosk.pay(priced.text("orderId"));
        kiosk.until(priced.text("orderId"), "SETTLED");
        Counts counts = new Counts(gateway);

        kiosk.refund(priced.text("orderId"));
        kiosk.until(priced.text("orderId"), "REFUNDED");

        counts.once("2208");
        Money money = new Money(gateway, priced.text("orderId"));
        assertThat(money.heldFen()).isZero();
        money.agrees();
    }

    @Test
    void one_persons_insurance_never_pays_for_another_and_nothing_is_opened_for_them() {
        NewVisit others = gateway.clinic().bill(8, 80_00);
        Counts counts = new Counts(gateway);
        for (String entry : List.of("counter", "counter-self-pay")) {
            Said refused = kiosk.open(session(7), Kiosk.wish(entry, others));
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertThat(refused.text("code")).isEqualTo("not-theirs");
        }
        counts.never("O02", "2201", "2203");
        assertThat(kiosk.open(session(8), Kiosk.wish("counter", others)).status())
                .isEqualTo(201);
    }

    @Test
    void whose_bill_it_is_is_not_guessed_while_his_is_silent() {
        NewVisit visit = gateway.clinic().bill(9, 70_00);
        String session = session(9);
        gateway.world().his().faults().always("O01", Mood.LOSE_REPLY);
        try {
            Said refused = kiosk.open(session, Kiosk.wish("counter", visit));
            assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        } finally {
            gateway.calm();
        }
    }

    @Test
    void a_kiosk_that_lost_power_goes_on_with_the_running_order() {
        NewVisit visit = gateway.clinic().bill(9, 120_00);
        Said priced = kiosk.open(session(9), Kiosk.wish("counter", visit));

        Said again = kiosk.look(session(9));

        assertThat(again.body().path("orders").path(0).path("orderId").asText()).isEqualTo(priced.text("orderId"));
        kiosk.pay(priced.text("orderId"));
        kiosk.until(priced.text("orderId"), "SETTLED");
    }

    @Test
    void a_receipt_is_printed_again_and_counted_once_by_its_number() {
        Said priced = priced(10, 90_00);
        String order = priced.text("orderId");
        kiosk.pay(order);
        kiosk.until(order, "SETTLED");

        Said receipt = kiosk.receipts(order);
        assertThat(receipt.body().path(0).path("receiptNo").asText()).isNotEmpty();
        assertThat(receipt.body().path(0).path("totalFen").longValue()).isEqualTo(90_00);
        Map<String, String> printed = Map.of("printNo", "K01-1", "terminal", Kiosk.TERMINAL);
        kiosk.edge().post("/api/v1/orders/" + order + "/receipts/0/printed", printed);
        Said twice = kiosk.edge().post("/api/v1/orders/" + order + "/receipts/0/printed", printed);
        assertThat(twice.body().path("printed").longValue()).as(twice.text()).isEqualTo(1);
    }

    @Test
    void a_person_is_asked_for_a_code_before_anything_is_paid() {
        Said priced = priced(11, 300_00);
        Said refused = kiosk.edge().post("/api/v1/orders/" + priced.text("orderId") + "/pay", "{}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(kiosk.order(priced.text("orderId")).text("state")).isEqualTo("PRICED");
    }

    @Test
    @Covers("C03")
    void several_prescriptions_are_tried_paid_and_settled_in_one_order() {
        String session = session(12);
        String today = LocalDate.now(BusinessDay.ZONE).toString();
        String before = LocalDate.now(BusinessDay.ZONE).minusDays(1).toString();
        Said unpaid = kiosk.edge().post("/api/v1/sessions/" + session + "/unpaid", Map.of("from", before, "to", today));
        JsonNode two = seededPair(unpaid.body());
        List<String> rxNos = List.of(
                two.at("/orders/0/rxNo").asText(), two.at("/orders/1/rxNo").asText());
        Map<String, Object> wish = new HashMap<>(
                Map.of("entry", "counter", "visitNo", two.path("visitNo").asText(), "rxNos", rxNos));
        wish.putAll(Map.of("description", "门诊缴费", "payWith", "CODE"));
        Counts counts = new Counts(gateway);

        Said priced = kiosk.open(session, wish);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        kiosk.pay(priced.text("orderId"));
        Said settled = kiosk.until(priced.text("orderId"), "SETTLED");

        counts.once("2201", "2203", "2204", "2206", "2207", "O02", "O07");
        assertThat(settled.fen("totalFen")).isEqualTo(33_33 + 456_78);
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.charged()).isEqualTo(33_33 + 456_78).isEqualTo(money.heldFen());
        money.agrees();
    }

    private static JsonNode seededPair(JsonNode visits) {
        for (JsonNode visit : visits) {
            if (visit.path("orders").size() == 2) {
                return visit;
            }
        }
        throw new AssertionError("nobody prescribed twice: " + visits);
    }

    @Test
    @Covers({"C02", "C03"})
    void who_shows_the_e_voucher_is_known_by_it_and_settles_with_it() {
        Said entered = kiosk.byVoucher(13);
        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        assertThat(entered.text("patientId")).isEqualTo(Clinic.person(13).patientId());
        Said settled = settledIn(Kiosk.session(entered), 13, 80_00);
        assertThat(new Money(gateway, settled.text("orderId")).heldFen()).isEqualTo(80_00);
    }

    @Test
    @Covers({"C01", "C03"})
    void who_lays_the_card_into_the_reader_is_known_by_it_and_settles_with_it() {
        SimulatedReader reader = new SimulatedReader(true);
        reader.insert(SampleCard.of(Clinic.person(14), "440100"));
        long before = gateway.world().identity().machine().reckonings();

        Said read = kiosk.byCard(reader);

        assertThat(read.text("next")).as(read.text()).isEqualTo("DONE");
        assertThat(gateway.world().identity().machine().reckonings()).isEqualTo(before + 1);
        assertThat(read.body().at("/session/patientId").asText())
                .isEqualTo(Clinic.person(14).patientId());
        Said settled = settledIn(read.body().at("/session/sessionId").asText(), 14, 70_00);
        assertThat(new Money(gateway, settled.text("orderId")).heldFen()).isEqualTo(70_00);
    }

    private Said settledIn(String session, int person, long fen) {
        NewVisit visit = gateway.clinic().bill(person, fen);
        Counts counts = new Counts(gateway);
        Said priced = kiosk.open(session, Kiosk.wish("counter", visit));
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        kiosk.pay(priced.text("orderId"));
        Said settled = kiosk.until(priced.text("orderId"), "SETTLED");
        counts.once("2207");
        return settled;
    }

    @Test
    void who_has_nothing_to_pay_shows_no_code_and_is_settled_all_the_same() {
        NewVisit visit = gateway.clinic().bill(4, 60_00);
        Counts counts = new Counts(gateway);
        Said priced = kiosk.open(session(4), Kiosk.wish("counter", visit));
        assertThat(priced.part("cashFen")).isZero();

        Said paying = kiosk.edge().post("/api/v1/orders/" + priced.text("orderId") + "/pay", "{}");
        assertThat(paying.status()).as(paying.text()).isEqualTo(200);
        kiosk.until(priced.text("orderId"), "SETTLED");
        counts.once("2207", "O07");
        Money money = new Money(gateway, priced.text("orderId"));
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 60_00L));

        kiosk.refund(priced.text("orderId"));
        kiosk.until(priced.text("orderId"), "REFUNDED");
        assertThat(money.heldFen()).isZero();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    @Test
    void a_second_wish_for_the_same_bill_is_told_the_running_order_and_the_same_key_finds_it() {
        NewVisit visit = gateway.clinic().bill(15, 110_00);
        String session = session(15);
        Map<String, Object> wish = Kiosk.wish("counter", visit);
        Counts counts = new Counts(gateway);
        Said first = kiosk.edge().post("/api/v1/sessions/" + session + "/orders", wish, "lost-" + visit.visitNo());

        Said again = kiosk.edge().post("/api/v1/sessions/" + session(15) + "/orders", wish, "lost-" + visit.visitNo());
        Said other = kiosk.open(session(15), wish);

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.text("orderId")).isEqualTo(first.text("orderId"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("bill-held");
        assertThat(other.text("orderId")).isEqualTo(first.text("orderId"));
        counts.once("O02", "2201");
        gateway.clinic().cancel(first.text("orderId"));
        kiosk.until(first.text("orderId"), "CANCELLED");
    }

    @Test
    void a_kiosk_without_power_after_paying_finds_the_order_settled_and_pays_nothing_twice() {
        NewVisit visit = gateway.clinic().bill(16, 130_00);
        Said priced = kiosk.open(session(16), Kiosk.wish("counter", visit));
        String order = priced.text("orderId");
        kiosk.pay(order);

        String anew = session(16);
        Said known = Clinic.until(
                () -> kiosk.look(anew),
                s -> s.body().at("/orders/0/state").asText().equals("SETTLED"),
                Clinic.SOON);
        Said twice = kiosk.pay(order);

        assertThat(known.body().at("/orders/0/orderId").asText()).isEqualTo(order);
        assertThat(twice.text("state")).as(twice.text()).isEqualTo("SETTLED");
        Money money = new Money(gateway, order);
        assertThat(money.heldFen()).isEqualTo(130_00);
        money.agrees();
    }

    @Test
    void a_session_ends_for_good_and_belongs_to_the_client_that_opened_it() {
        String session = session(17);
        Said foreign = gateway.as("window").get("/api/v1/sessions/" + session);
        Said gone = kiosk.edge().post("/api/v1/sessions/" + session + "/end", "{}");
        Said after = kiosk.look(session);
        Said order = kiosk.open(session, Kiosk.wish("counter", gateway.clinic().bill(17, 10_00)));

        assertThat(foreign.status()).isEqualTo(410);
        assertThat(gone.status()).as(gone.text()).isEqualTo(204);
        assertThat(List.of(after.status(), order.status())).containsOnly(410);
        assertThat(after.text("next")).contains("重新出示身份");
    }

    @Test
    void his_may_edit_an_unpaid_bill_once_upload_and_visit_are_gone_and_not_while_it_is_paid() {
        Said priced = priced(18, 140_00);
        String hisOrder = priced.text("hisOrderId");
        Counts counts = new Counts(gateway);

        Said free = Clinic.until(() -> changed(hisOrder), s -> s.text("answer").equals("FREE"), Clinic.SOON);
        assertThat(free.body().path("orderIds").path(0).asText()).isEqualTo(priced.text("orderId"));
        counts.once("2205", "2202", "O04").never("2207");
        kiosk.until(priced.text("orderId"), "CANCELLED");

        Said paid = priced(18, 140_00);
        kiosk.pay(paid.text("orderId"));
        assertThat(changed(paid.text("hisOrderId")).text("answer")).isEqualTo("CONFLICT");
        kiosk.until(paid.text("orderId"), "SETTLED");
        assertThat(changed(paid.text("hisOrderId")).text("answer")).isEqualTo("CONFLICT");
        new Money(gateway, paid.text("orderId")).agrees();
    }

    private Said changed(String hisOrder) {
        return gateway.as("his").post("/api/v1/his-orders/" + hisOrder + "/changed", Map.of("reason", "医生改方"));
    }
}

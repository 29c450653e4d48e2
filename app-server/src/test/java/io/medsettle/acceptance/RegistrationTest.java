package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.ports.value.BusinessDay;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 挂号, for today and booked, by phone and at a kiosk: schedule, slot, lock, registration, payment, confirmation,
 * and back.
 */
@ExtendWith(SharedGateway.class)
class RegistrationTest {
    private static final long FEE = 25_00;
    private static final String SCHEDULES = "/api/v1/registrations/schedules";

    private final Gateway gateway;
    private final Clinic clinic;
    private final Kiosk kiosk;

    RegistrationTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
        kiosk = new Kiosk(gateway);
    }

    private static LocalDate today() {
        return LocalDate.now(BusinessDay.ZONE);
    }

    private JsonNode schedules(LocalDate from) {
        Said said = clinic.channel()
                .post(
                        SCHEDULES,
                        Map.of("from", from.toString(), "to", from.plusDays(3).toString()));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        return said.body();
    }

    /** The first slot that is left from that day on. */
    private Map<String, Object> slot(LocalDate from, boolean booked) {
        for (JsonNode schedule : schedules(from)) {
            for (JsonNode slot : schedule.path("slots")) {
                if (slot.path("left").asInt() > 0) {
                    return Map.of(
                            "scheduleId", schedule.path("scheduleId").asText(),
                            "slotId", slot.path("slotId").asText(),
                            "booked", booked);
                }
            }
        }
        throw new AssertionError("nothing left");
    }

    private int left(Map<String, Object> wanted) {
        return Slots.left(clinic, wanted.get("slotId"));
    }

    private Map<String, Object> byPhone(String entry, int person, Map<String, Object> slot) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("entry", entry);
        wish.put("patientId", Clinic.person(person).patientId());
        wish.put("slot", slot);
        wish.put("description", "挂号");
        wish.put(
                "payer",
                Map.of("channel", "WECHAT", "openid", Clinic.person(person).openid()));
        return wish;
    }

    private Said open(Map<String, Object> wish) {
        return clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey());
    }

    private Said selfPaid(int person, Map<String, Object> slot) {
        Said priced = open(byPhone("registration-self-pay", person, slot));
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        assertThat(priced.fen("totalFen")).isEqualTo(FEE);
        return priced;
    }

    /** Of the latest registration. */
    private String stateOf(int person) {
        Said said = clinic.channel()
                .post(
                        "/api/v1/registrations/query",
                        Map.of(
                                "patientId", Clinic.person(person).patientId(),
                                "from", today().toString(),
                                "to", today().plusDays(5).toString()));
        String state = "";
        for (JsonNode each : said.body()) {
            state = each.path("state").asText();
        }
        return state;
    }

    private void allBack(String order, Map<String, Object> slot) {
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
        assertThat(left(slot)).isEqualTo(1);
    }

    @Test
    @Covers("B33")
    void a_booked_registration_is_locked_made_paid_later_and_confirmed() {
        Map<String, Object> slot = slot(today().plusDays(1), true);
        Counts counts = new Counts(gateway);
        Said priced = selfPaid(7, slot);
        counts.once("R02", "R04").never("R05", "jsapi");
        assertThat(left(slot)).isZero();
        assertThat(OffsetDateTime.parse(priced.text("payBefore")))
                .isAfter(OffsetDateTime.now(BusinessDay.ZONE).plusMinutes(31));
        assertThat(stateOf(7)).isEqualTo("UNPAID");

        String order = clinic.settled(priced, 7).text("orderId");

        counts.once("R05", "jsapi").never("2201", "O07");
        assertThat(stateOf(7)).isEqualTo("PAID");
        assertThat(left(slot)).isZero();
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEqualTo(Map.of("wechat CASH", FEE));
        assertThat(money.charged()).isEqualTo(FEE);
        money.agrees();
    }

    @Test
    @Covers("B33")
    void a_booked_registration_that_nobody_pays_is_cancelled_and_its_slot_is_free_again() {
        Map<String, Object> slot = slot(today().plusDays(1), true);
        Said priced = selfPaid(8, slot);
        Counts counts = new Counts(gateway);

        clinic.cancel(priced.text("orderId"));
        clinic.until(priced.text("orderId"), Clinic.SOON, "CANCELLED");

        counts.once("R06").never("R05", "jsapi");
        allBack(priced.text("orderId"), slot);
    }

    @Test
    void a_slot_that_another_has_taken_is_refused_and_the_first_keeps_it() {
        Map<String, Object> slot = slot(today().plusDays(1), true);
        Said first = selfPaid(9, slot);
        Counts counts = new Counts(gateway);

        Said second = open(byPhone("registration-self-pay", 10, slot));

        assertThat(second.status()).as(second.text()).isEqualTo(422);
        assertThat(second.text("detail")).isNotBlank();
        counts.never("R02", "R04");
        clinic.settled(first, 9);
        assertThat(stateOf(9)).isEqualTo("PAID");
    }

    @Test
    void a_lock_that_has_lapsed_makes_no_registration_and_another_wish_gets_the_slot() {
        Map<String, Object> slot = slot(today().plusDays(1), true);
        gateway.world().his().tricks().lockLapsesNext();
        Counts counts = new Counts(gateway);

        Said refused = open(byPhone("registration-self-pay", 11, slot));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        clinic.until(refused.text("orderId"), Clinic.SOON, "CANCELLED");
        counts.once("R02").never("R04", "jsapi");
        clinic.cancel(selfPaid(11, slot).text("orderId"));
    }

    @Test
    @Covers("B33")
    void a_paid_registration_is_refunded_and_cancelled_and_its_slot_is_free_again() {
        Map<String, Object> slot = slot(today(), false);
        String order = clinic.settled(selfPaid(12, slot), 12).text("orderId");
        Counts counts = new Counts(gateway);

        clinic.refund(order);
        clinic.until(order, Clinic.SOON, "REFUNDED");

        counts.once("F01", "refund", "F02");
        assertThat(stateOf(12)).isEqualTo("REFUNDED");
        allBack(order, slot);
    }

    @Test
    void a_registration_that_was_taken_up_is_refunded_at_the_window_only() {
        Map<String, Object> slot = slot(today(), false);
        Said settled = clinic.settled(selfPaid(13, slot), 13);
        gateway.world().his().tricks().attend(Clinic.number(settled, "his"), true);

        Said asked = clinic.refund(settled.text("orderId"));
        Said end = Clinic.until(
                () -> clinic.channel().get("/api/v1/refunds/" + asked.text("refundNo")),
                s -> !s.text("result").equals("PROCESSING"),
                Clinic.SOON);

        assertThat(end.text("result")).isEqualTo("STUCK");
        assertThat(end.text("reason")).contains("窗口");
        assertThat(new Money(gateway, settled.text("orderId")).heldFen()).isEqualTo(FEE);
    }

    @Test
    @Covers("B31")
    void a_registration_for_today_is_made_at_a_kiosk_and_the_insurer_pays_its_share() {
        Map<String, Object> slot = slot(today(), false);
        Counts counts = new Counts(gateway);
        Map<String, Object> wish = new HashMap<>(
                Map.of("entry", "registration-counter", "slot", slot, "description", "挂号", "payWith", "CODE"));

        String order = kiosk.settled(14, Kiosk.insured(wish, "account", "NONE")).text("orderId");

        counts.once("R02", "R04", "2201", "2203", "2204", "2207", "R05");
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 15_00L, "wechat CASH", 10_00L));
        money.agrees();
        JsonNode receipt = kiosk.receipts(order).body().path(0);
        assertThat(receipt.path("queueNo").asText()).isNotEmpty();
        kiosk.refund(order);
        kiosk.until(order, "REFUNDED");
        counts.once("2208", "F02");
        allBack(order, slot);
    }

    @Test
    @Covers({"B31", "B33"})
    void a_kiosk_books_for_another_day_without_insurance_too() {
        Map<String, Object> slot = slot(today().plusDays(1), true);
        Counts counts = new Counts(gateway);
        Map<String, Object> wish = new HashMap<>(Map.of(
                "entry", "registration-counter-self-pay", "slot", slot, "description", "预约挂号", "payWith", "CODE"));

        String order = kiosk.settled(15, wish).text("orderId");

        assertThat(new Money(gateway, order).held()).isEqualTo(Map.of("wechat CASH", FEE));
        counts.once("R02", "R04", "R05").never("2201");
        assertThat(stateOf(15)).isEqualTo("PAID");
    }

    @Test
    @Covers("B33")
    void a_registration_by_phone_is_paid_by_insurer_and_patient_together() {
        Map<String, Object> slot = slot(today().plusDays(1), true);
        Map<String, Object> wish = byPhone("registration-mixed", 16, slot);
        String code = gateway.world().wechat().authCode(Clinic.person(16).openid());
        wish.put("insurance", Map.of("authCode", code, "accountUsed", false));
        Counts counts = new Counts(gateway);

        Said priced = open(wish);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        String order = clinic.settled(priced, 16).text("orderId");

        counts.once("R02", "R04", "2201", "6201", "R05");
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 15_00L, "wechat CASH", 10_00L));
        money.agrees();
        clinic.refund(order);
        clinic.until(order, Clinic.SOON, "REFUNDED");
        allBack(order, slot);
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.BookedCharge;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.value.BusinessDay;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HIS pools what workers and residents are due (由 HIS 统筹); online the patient sees and pays only what HIS leaves to him. */
class OnlinePooledTest {
    private static final Gateway GATEWAY = Gateway.start(Map.of("medsettle.gateway.online-insurance-owner", "HIS"));
    private static final String[] OF_THE_GATEWAY = {"2201", "2203", "6201", "6202", "settle", "med-order"};

    private final Clinic clinic = GATEWAY.clinic();

    @AfterEach
    void calm() {
        GATEWAY.calm();
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    /** A bill of a visit that HIS charges as this. */
    private NewVisit bill(int person, long fen, String insuType) {
        NewVisit visit = clinic.bill(person, fen);
        GATEWAY.world().his().tricks().chargeAs(visit.visitNo(), insuType, "11");
        return visit;
    }

    private Said open(int person, NewVisit visit, boolean account) {
        Map<String, Object> wish = clinic.wish("online-mixed", person, visit);
        String code = GATEWAY.world().wechat().authCode(Clinic.person(person).openid());
        wish.put("insurance", Map.of("authCode", code, "accountUsed", account));
        return clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey());
    }

    private void nothingIsHeld(String order) {
        Money money = new Money(GATEWAY, order);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    @ParameterizedTest
    @CsvSource({"310, 7, 12000, 5000, 3000", "390, 8, 8000, 0, 12000"})
    @Covers("E08")
    void a_workers_and_a_residents_share_is_told_by_his_and_the_patient_pays_the_rest_online(
            String insuType, int person, long fund, long account, long cash) {
        Counts counts = new Counts(GATEWAY);

        Said priced = open(person, bill(person, 200_00, insuType), true);

        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        assertThat(priced.part("fundFen")).isEqualTo(fund);
        assertThat(priced.part("accountFen")).isEqualTo(account);
        assertThat(priced.part("cashFen")).isEqualTo(cash);
        counts.once("O02", "S01").never("S02", "jsapi").never(OF_THE_GATEWAY);

        Said settled = clinic.settled(priced, person);

        counts.once("S01", "jsapi", "S02", "O07").never(OF_THE_GATEWAY);
        String order = settled.text("orderId");
        Money money = new Money(GATEWAY, order);
        Map<String, Long> held = new HashMap<>(
                Map.of("his-insurance FUND", fund, "his-insurance ACCOUNT", account, "wechat CASH", cash));
        held.values().removeIf(fen -> fen == 0);
        assertThat(money.held()).isEqualTo(held);
        money.agrees();
        assertThat(GATEWAY.world().his().charges(Clinic.number(settled, "his")))
                .singleElement()
                .satisfies(charge -> {
                    assertThat(charge.insuType()).isEqualTo(insuType);
                    assertThat(charge.fundFen()).isEqualTo(fund);
                    assertThat(charge.cashFen()).isEqualTo(cash);
                });

        clinic.refund(order);
        clinic.until(order, Clinic.SOON, "REFUNDED");

        counts.once("F01", "S03", "refund", "F02");
        nothingIsHeld(order);
    }

    @Test
    void a_visit_that_his_charges_as_self_pay_is_not_tried_and_leaves_nothing_behind() {
        Counts counts = new Counts(GATEWAY);

        Said refused = open(9, bill(9, 50_00, ""), false);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text("detail")).isNotBlank();
        clinic.until(refused.text("orderId"), Clinic.SOON, "CANCELLED");
        counts.never("S01", "S02", "jsapi", "O07");
        nothingIsHeld(refused.text("orderId"));
    }

    @Test
    void when_his_refuses_to_settle_what_was_paid_online_the_cash_goes_back() {
        GATEWAY.world().his().faults().always("S02", Mood.REFUSE);
        Said priced = open(10, bill(10, 90_00, "390"), false);
        Counts counts = new Counts(GATEWAY);

        clinic.atTheCashier(10, clinic.pay(priced.text("orderId")), PatientChoice.BOTH_OK);

        clinic.until(priced.text("orderId"), Duration.ofSeconds(60), "UNWOUND");
        counts.once("refund").never("S02", "O07");
        nothingIsHeld(priced.text("orderId"));
    }

    @Test
    void a_registration_is_pooled_by_his_as_well_and_paid_while_the_price_stands() {
        Map<String, Object> wish = new HashMap<>();
        wish.put("entry", "registration-mixed");
        wish.put("patientId", Clinic.person(11).patientId());
        wish.put("slot", Slots.free(clinic));
        wish.put("description", "挂号");
        wish.put(
                "payer", Map.of("channel", "WECHAT", "openid", Clinic.person(11).openid()));
        String code = GATEWAY.world().wechat().authCode(Clinic.person(11).openid());
        wish.put("insurance", Map.of("authCode", code, "accountUsed", false));
        Counts counts = new Counts(GATEWAY);

        Said priced = clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey());
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        assertThat(OffsetDateTime.parse(priced.text("payBefore")))
                .as("no longer than the price stands")
                .isBefore(OffsetDateTime.now(BusinessDay.ZONE).plusMinutes(31));
        Said settled = clinic.settled(priced, 11);

        counts.once("R02", "R04", "S01", "S02", "R05").never(OF_THE_GATEWAY);
        Money money = new Money(GATEWAY, settled.text("orderId"));
        assertThat(money.held()).isEqualTo(Map.of("his-insurance FUND", 15_00L, "wechat CASH", 10_00L));
        money.agrees();
        BookedCharge charge =
                GATEWAY.world().his().charges(Clinic.number(settled, "his")).get(0);
        assertThat(charge.totalFen()).isEqualTo(25_00);
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 本院限额与存疑清单: what holds of bills holds of deposits and top-ups, and of whatever another node has opened. */
class CreditLimitsTest {
    private static final ContractTerms MUCH = ContractTerms.usual().limit(50_000_00);
    private static final Gateway GATEWAY = Gateway.start(Map.of(
            "medsettle.credit.max-order-fen", "100000",
            "medsettle.credit.max-day-fen", "150000",
            "medsettle.credit.max-hold", "2s",
            "medsettle.credit.answer-within", "2s",
            "medsettle.credit.alarms.unknown-for", "1s",
            "medsettle.credit.circuit.silences", "1000"));

    private final CreditClinic credit = new CreditClinic(GATEWAY);
    private final Ward ward = new Ward(GATEWAY);

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @AfterEach
    void calm() {
        GATEWAY.calm();
    }

    private static boolean doubted(Said doubts, String order, Instant from) {
        for (var each : doubts.body()) {
            if (each.path("orderId").asText().equals(order)) {
                assertThat(Instant.parse(each.path("since").asText())).isAfterOrEqualTo(from);
                return each.path("alarm").asBoolean();
            }
        }
        return false;
    }

    private static boolean red() {
        return GATEWAY.as("finance").get("/api/v1/credit/alarms").text().contains("UNKNOWN_TOO_LONG");
    }

    @Test
    @Covers("A35")
    void a_ward_payment_in_doubt_stands_among_the_doubts_and_in_the_alarm() {
        credit.signed(12, MUCH);
        NewStay stay = ward.stay(12, 900_00, 3);
        Said before = ward.until(stay, credit.deposit(stay, 10_00, Clinic.freshKey()), "DONE");
        Instant then = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
        credit.platform().faults().next("HOS00003", Mood.LOSE_REPLY);
        credit.platform().faults().always("HOS00012", Mood.MAINTENANCE);

        Said doubtful = credit.deposit(stay, 20_00, Clinic.freshKey());

        String order = doubtful.text("orderId");
        assertThat(order).isEqualTo(before.text("orderId"));
        assertThat(Clinic.eventually(
                        () -> doubted(credit.his().get("/api/v1/credit/doubts"), order, then), Clinic.SOON))
                .as("somebody is called, about this deposit and not about the one before")
                .isTrue();
        assertThat(Clinic.eventually(CreditLimitsTest::red, Clinic.SOON)).isTrue();
        GATEWAY.calm();
        ward.until(stay, doubtful, "DONE");
        assertThat(credit.his().get("/api/v1/credit/doubts").text()).doesNotContain(order);
        assertThat(Clinic.eventually(() -> !red(), Clinic.SOON)).isTrue();
    }

    private static void tooMuch(Said said, String code) {
        assertThat(said.status()).as(said.text()).isEqualTo(422);
        assertThat(said.text("code")).as(said.text()).isEqualTo(code);
        assertThat(said.text("detail")).contains("超过本院");
        assertThat(said.text("next")).contains("其他支付方式");
    }

    @Test
    void limits_of_our_own_hold_for_deposits_as_well() {
        credit.signed(13, MUCH);
        NewStay stay = ward.stay(13, 900_00, 3);
        Counts counts = new Counts(GATEWAY);

        tooMuch(credit.deposit(stay, 1_000_01, Clinic.freshKey()), "credit-local-order-max");
        tooMuch(ward.deposit(stay, 1_200_00, Map.of("payWith", "CREDIT")), "credit-local-order-max");
        counts.never("HOS00003", "I02");
        Said deposited = ward.until(stay, credit.deposit(stay, 900_00, Clinic.freshKey()), "DONE");
        tooMuch(credit.deposit(stay, 700_00, Clinic.freshKey()), "credit-local-day-max");

        counts.once("HOS00003", "I02");
        assertThat(new Money(GATEWAY, deposited.text("orderId")).held()).isEqualTo(Map.of("credit CASH", 900_00L));
        String refund = ward.refund(deposited.text("orderId"), Ward.no(deposited), 400_00)
                .text("refundNo");
        ward.until(stay, ward.round(stay, Integer.parseInt(refund.substring(refund.indexOf('-') + 1))), "DONE");
        ward.until(stay, credit.deposit(stay, 700_00, Clinic.freshKey()), "DONE");
        counts.times(2, "HOS00003");
    }

    @Test
    void limits_of_our_own_hold_for_a_top_up_before_the_insurer_settles() {
        int person = ward.nobodyLyingIn();
        credit.signed(person, MUCH);
        NewStay stay = ward.stay(person, 5_000_00, 4);
        ward.admitted(stay, person);
        Counts counts = new Counts(GATEWAY);
        String request = Clinic.freshKey();

        Said refused = credit.discharge(stay, true, request);

        tooMuch(refused, "credit-local-order-max");
        counts.never("2304", "HOS00003", "I08");
        Said given = ward.until(stay, credit.discharge(stay, true, request), "GIVEN_UP");
        assertThat(given.text("reason")).contains("超过本院单笔上限");
        counts.never("2304", "HOS00003", "I08");
    }

    @Test
    void an_order_that_another_node_has_opened_counts_for_the_day() {
        credit.signed(14, MUCH);
        Said first = credit.settled(14, 2_000_00);
        assertThat(first.text("result")).as(first.text()).isEqualTo("PAID");
        String theirs = CreditClinic.order(first);
        GATEWAY.bean(Transactions.class)
                .write(c -> Rows.change(c, "UPDATE credit_event SET order_id = '' WHERE order_id = ?", theirs));
        Counts counts = new Counts(GATEWAY);

        Said second = credit.settled(14, 2_000_00);

        assertThat(second.text("result")).as(second.text()).isEqualTo("SKIPPED");
        assertThat(second.text("code")).isEqualTo("LOCAL_DAY_MAX");
        counts.never("2207", "HOS00003");
    }
}

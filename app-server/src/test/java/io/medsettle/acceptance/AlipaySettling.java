package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.alipay.PatientChoice;
import io.medsettle.fixtures.his.BookedCharge;
import io.medsettle.fixtures.his.NewVisit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds for both ways in which insurance and cash are paid at Alipay (alipay §5.4). */
abstract class AlipaySettling {
    static final String CREATE = "alipay.trade.create";
    static final String PAGE = "alipay.commerce.medical.payment.createandpay";
    static final String CONSENT = "alipay.commerce.medical.authinfo.auth.query";
    static final String REFUND = "alipay.trade.refund";
    static final String CLOSE = "alipay.trade.close";

    final Gateway gateway;
    final Clinic clinic;
    final AlipayClinic alipay;

    AlipaySettling(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
        alipay = new AlipayClinic(gateway);
    }

    /** How often Alipay's own page for both parts is made for one order. */
    abstract long pages();

    static Map<String, Long> without0(Map<String, Long> parts) {
        Map<String, Long> some = new TreeMap<>(parts);
        some.values().removeIf(fen -> fen == 0);
        return some;
    }

    @Test
    @Covers({"B18", "B19"})
    void one_bill_is_paid_by_fund_account_and_cash_and_everybodys_books_say_the_same() {
        Counts counts = new Counts(gateway);

        Said priced = alipay.mixed(7, 200_00);

        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        assertThat(priced.part("fundFen")).isEqualTo(120_00);
        assertThat(priced.part("cashFen")).isPositive();
        counts.once("O02", "2201", "2203", "6201", "6202").never("settle", CREATE, PAGE, "O07");

        Said settled = alipay.settled(priced);

        counts.once(CREATE, "settle", "O07").never("jsapi", "med-order");
        assertThat(counts.of(PAGE)).isEqualTo(pages());
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(settled.fen("heldFen")).isEqualTo(200_00);
        assertThat(money.held())
                .isEqualTo(without0(Map.of(
                        "yibao FUND", priced.part("fundFen"),
                        "yibao ACCOUNT", priced.part("accountFen"),
                        "alipay CASH", priced.part("cashFen"))));
        money.agrees();
        List<BookedCharge> charges = gateway.world().his().charges(Clinic.number(settled, "his"));
        assertThat(charges).singleElement().satisfies(charge -> {
            assertThat(charge.fundFen()).isEqualTo(priced.part("fundFen"));
            assertThat(charge.accountFen()).isEqualTo(priced.part("accountFen"));
            assertThat(charge.cashFen()).isEqualTo(priced.part("cashFen"));
        });
    }

    @Test
    void a_bill_that_the_fund_bears_alone_needs_no_cash_trade() {
        Counts counts = new Counts(gateway);
        Said priced = alipay.mixed(4, 80_00);
        assertThat(priced.part("fundFen")).isEqualTo(80_00);

        String id = alipay.settled(priced).text("orderId");

        counts.never(CREATE).once("settle", "O07");
        assertThat(counts.of(PAGE)).isEqualTo(pages());
        Money money = new Money(gateway, id);
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 80_00L));
        money.agrees();
        clinic.refund(id);
        clinic.until(id, Clinic.SOON, "REFUNDED");
        counts.never(REFUND).once("6203", "F02");
        assertThat(money.held()).isEmpty();
        money.agrees();
    }

    @Test
    @Covers("B21")
    void a_full_refund_gives_back_insurance_before_cash_and_the_order_tells_both_parts() {
        Said settled = alipay.settled(alipay.mixed(9, 200_00));
        String id = settled.text("orderId");
        Counts counts = new Counts(gateway);

        Said asked = clinic.refund(id);

        assertThat(asked.status()).as(asked.text()).isIn(201, 202);
        Said refunded = clinic.until(id, Clinic.SOON, "REFUNDED");
        counts.once("F01", "6203", REFUND, "F02");
        assertThat(backwards(refunded)).startsWith("back-insurer", "back-cash").endsWith("back-his");
        assertThat(refunded.fen("heldFen")).isZero();
        assertThat(refunded.part("fundFen") + refunded.part("accountFen") + refunded.part("cashFen"))
                .isEqualTo(200_00);
        Money money = new Money(gateway, id);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
        Said found = clinic.channel()
                .post(
                        "/api/v1/orders/query",
                        Map.of(
                                "number",
                                Clinic.leg(settled, "cash").path("farNumber").asText()));
        assertThat(found.body().path(0).path("orderId").asText()).isEqualTo(id);
    }

    private static List<String> backwards(Said order) {
        List<String> names = new ArrayList<>();
        for (JsonNode leg : order.body().path("refunds").path(0).path("legs")) {
            if (leg.path("state").asText().equals("RETURNED")) {
                names.add(leg.path("name").asText());
            }
        }
        return names;
    }

    @Test
    void a_bill_cancelled_before_it_is_paid_leaves_nothing_behind() {
        Said priced = alipay.mixed(10, 90_00);
        Counts counts = new Counts(gateway);

        clinic.cancel(priced.text("orderId"));

        clinic.until(priced.text("orderId"), Clinic.SOON, "CANCELLED");
        assertThat(Clinic.eventually(() -> counts.of("O04") == 1, Clinic.SOON)).isTrue();
        counts.once("6401", "2202", "O04").never(CREATE, CLOSE, "settle", "O07");
        assertThat(new Money(gateway, priced.text("orderId")).theirs()).isEmpty();
    }

    @Test
    void a_bill_cancelled_at_the_cashier_is_closed_at_alipay_first_and_can_be_opened_anew() {
        NewVisit visit = clinic.bill(8, 200_00);
        Map<String, Object> wish = alipay.wish("online-mixed", 8, visit);
        String id = alipay.insured(wish, 8).text("orderId");
        Said paying = clinic.pay(id);
        alipay.atTheCashier(paying, PatientChoice.CANCEL);
        Counts counts = new Counts(gateway);

        clinic.cancel(id);

        clinic.until(id, Clinic.SOON, "CANCELLED");
        assertThat(Clinic.eventually(() -> counts.of("O04") == 1, Clinic.SOON)).isTrue();
        counts.once(CLOSE, "6401", "2202");
        assertThat(alipay.atTheCashier(paying, PatientChoice.BOTH_OK).ok()).isFalse();
        assertThat(new Money(gateway, id).theirs()).isEmpty();
        Said anew = alipay.insured(alipay.paidBy(wish, 8), 8);
        assertThat(anew.status()).as(anew.text()).isEqualTo(201);
        alipay.settled(anew);
    }

    @Test
    @Covers("B12")
    void when_his_refuses_the_paid_bill_and_advises_a_refund_all_money_goes_back() {
        gateway.world().his().tricks().refundAdvisedNext();
        Said priced = alipay.mixed(12, 200_00);
        String id = priced.text("orderId");
        Counts counts = new Counts(gateway);
        alipay.atTheCashier(clinic.pay(id), PatientChoice.BOTH_OK);

        Said unwound = clinic.until(id, Duration.ofSeconds(60), "UNWOUND");

        counts.once("settle", "6203", REFUND).never("O07");
        assertThat(unwound.text("reason")).isNotBlank();
        nothingIsHeld(id);
    }

    @Test
    @Covers("B12")
    void when_the_insurer_refuses_after_the_cash_was_taken_the_cash_goes_back() {
        gateway.world().yibao().refuseNextSettlement("待遇不可享受", false);
        String id = alipay.mixed(14, 200_00).text("orderId");
        Counts counts = new Counts(gateway);
        alipay.atTheCashier(clinic.pay(id), PatientChoice.BOTH_OK);

        clinic.until(id, Duration.ofSeconds(60), "UNWOUND", "CANCELLED");

        counts.once(REFUND).never("O07");
        nothingIsHeld(id);
    }

    void nothingIsHeld(String id) {
        Money money = new Money(gateway, id);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.BookedCharge;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.sandbox.OutsideWorld;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 移动医保支付 1.0: insurance and cash in one order of {@code payinsurance}, for a hospital that has not been moved (wechat
 * §3).
 */
@ExtendWith(OlderWechatGateway.class)
class FirstWechatTest {
    private static final String ROWS = "SELECT COUNT(*) FROM inbox WHERE source = ? AND verdict = ? AND numbers LIKE ?";
    private static final String SOURCE = "wechat-payinsurance/" + OutsideWorld.ORG;
    private static final String PLACED = "payinsurance.unifiedorder";
    private static final String ASKED = "payinsurance.queryorder";
    private static final String CLOSED = "payinsurance.closeorder";

    private final Gateway gateway;
    private final Clinic clinic;
    private final FirstWechatClinic first;

    FirstWechatTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
        first = new FirstWechatClinic(gateway);
    }

    /** Genuine notices about this order of ours. */
    private long genuine(String number) {
        return gateway.count(ROWS, SOURCE, "GENUINE", "%" + number + "%");
    }

    /** Whoever wrote them: what is forged says nothing that is believed, not even its number. */
    private long forged() {
        return gateway.count(ROWS, SOURCE, "FORGED", "%");
    }

    private void nothingIsHeld(String id) {
        Money money = new Money(gateway, id);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
    }

    @Test
    @Covers({"D16", "D17", "D18"})
    void one_order_of_both_purses_is_placed_paid_told_asked_for_and_written_down() {
        Counts counts = new Counts(gateway);
        Said priced = clinic.mixed(7, 200_00);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        counts.once("O02", "2201", "2203", "6201", "6202").never(PLACED);

        Said paying = clinic.pay(priced.text("orderId"));

        assertThat(paying.body().path("cashier").path("payUrl").asText())
                .as(paying.text())
                .contains("MT");
        assertThat(paying.body().path("cashier").path("payAppid").asText()).startsWith("wx");
        counts.once(PLACED).never("settle", "jsapi", "med-order");
        assertThat(first.wechat().pay(FirstWechatClinic.number(paying))).isTrue();
        Said settled = clinic.until(priced.text("orderId"), Clinic.SOON, "SETTLED");

        counts.once("settle", "O07").atLeastOnce(ASKED).never("jsapi", "med-order", "med-query");
        String number = FirstWechatClinic.number(settled);
        assertThat(Clinic.eventually(() -> first.wechat().acknowledged(number) == 1, Clinic.SOON))
                .as("the notice was acknowledged")
                .isTrue();
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.held())
                .isEqualTo(AlipaySettling.without0(Map.of(
                        "yibao FUND", priced.part("fundFen"),
                        "yibao ACCOUNT", priced.part("accountFen"),
                        "wechat CASH", priced.part("cashFen"))));
        assertThat(money.heldFen()).isEqualTo(200_00);
        money.agrees();
        assertThat(gateway.world().his().charges(Clinic.number(settled, "his")))
                .singleElement()
                .extracting(BookedCharge::cashFen)
                .isEqualTo(priced.part("cashFen"));
    }

    @Test
    @Covers({"D17", "D18"})
    void a_notice_that_is_forged_is_kept_and_not_believed_and_the_order_is_settled_by_asking() {
        long forged = forged();
        first.wechat().faults().callbacks(CallbackMood.FORGED);
        Counts counts = new Counts(gateway);

        Said settled = first.settled(clinic.mixed(8, 100_00));

        assertThat(Clinic.eventually(() -> forged() > forged, Clinic.SOON)).isTrue();
        counts.atLeastOnce(ASKED);
        String number = FirstWechatClinic.number(settled);
        assertThat(first.wechat().acknowledged(number)).isZero();
        assertThat(genuine(number)).isZero();
        new Money(gateway, settled.text("orderId")).agrees();
    }

    @Test
    @Covers("D18")
    void a_notice_delivered_twice_is_kept_once_and_books_once() {
        first.wechat().faults().callbacks(CallbackMood.TWICE);
        Counts counts = new Counts(gateway);

        Said settled = first.settled(clinic.mixed(9, 100_00));

        String number = FirstWechatClinic.number(settled);
        assertThat(Clinic.eventually(() -> first.wechat().acknowledged(number) == 2, Clinic.SOON))
                .isTrue();
        assertThat(genuine(number)).isEqualTo(1);
        counts.once("O07");
        new Money(gateway, settled.text("orderId")).agrees();
    }

    @Test
    void a_page_of_nobodys_at_the_notices_address_is_refused_as_that_interface_is() {
        URI door = gateway.address();
        Said answer = new Edge(door, "").post("/callbacks/" + SOURCE, "<xml><sign>0</sign></xml>", Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("<return_code>FAIL</return_code>");
    }

    @Test
    void by_default_insurance_goes_back_at_the_centre_and_cash_by_api_v3_and_the_first_interface_refunds_nothing() {
        Said settled = first.settled(clinic.mixed(10, 200_00));
        String id = settled.text("orderId");
        Counts counts = new Counts(gateway);

        clinic.refund(id);

        clinic.until(id, Clinic.SOON, "REFUNDED");
        counts.once("F01", "6203", "refund", "F02").never("payinsurance.refund", "med-refund-notify");
        nothingIsHeld(id);
        new Money(gateway, id).agrees();
    }

    @Test
    @Covers("D22")
    void an_order_that_is_given_up_at_the_cashier_is_closed_before_a_new_number_is_used() {
        NewVisit visit = clinic.bill(11, 200_00);
        String id = first.priced(11, visit).text("orderId");
        String number = FirstWechatClinic.number(clinic.pay(id));
        Counts counts = new Counts(gateway);

        clinic.cancel(id);

        clinic.until(id, Clinic.SOON, "CANCELLED");
        assertThat(Clinic.eventually(() -> counts.of("O04") == 1, Clinic.SOON)).isTrue();
        counts.once(CLOSED, "6401", "2202").never("settle", "O07");
        assertThat(first.wechat().pay(number)).as("a closed order").isFalse();
        nothingIsHeld(id);
        Said anew = first.settled(first.priced(11, visit));
        assertThat(FirstWechatClinic.number(anew)).isNotEqualTo(number);
        new Money(gateway, anew.text("orderId")).agrees();
    }

    @Test
    void a_bill_cancelled_before_it_is_paid_leaves_nothing_behind() {
        String id = clinic.mixed(12, 90_00).text("orderId");
        Counts counts = new Counts(gateway);

        clinic.cancel(id);

        clinic.until(id, Clinic.SOON, "CANCELLED");
        assertThat(Clinic.eventually(() -> counts.of("O04") == 1, Clinic.SOON)).isTrue();
        counts.once("6401", "2202").never(PLACED, CLOSED);
        assertThat(new Money(gateway, id).theirs()).isEmpty();
    }

    @Test
    void what_the_platform_gives_back_itself_after_the_insurers_no_is_not_given_back_twice() {
        gateway.world().yibao().refuseNextSettlement("待遇不可享受", false);
        String id = clinic.mixed(14, 200_00).text("orderId");
        Counts counts = new Counts(gateway);
        Said paying = clinic.pay(id);
        assertThat(first.wechat().pay(FirstWechatClinic.number(paying))).isFalse();

        Said ended = clinic.until(id, Duration.ofSeconds(60), "UNWOUND", "CANCELLED");

        assertThat(ended.text("reason")).isNotBlank();
        counts.never("refund", "payinsurance.refund", "O07");
        nothingIsHeld(id);
        assertThat(new Money(gateway, id)
                        .postings().stream().mapToLong(p -> p.fen()).sum())
                .isZero();
    }

    @Test
    void a_bill_that_the_fund_bears_alone_is_an_order_without_cash() {
        Counts counts = new Counts(gateway);
        Said priced = clinic.mixed(4, 80_00);
        assertThat(priced.part("cashFen")).isZero();

        String id = first.settled(priced).text("orderId");

        counts.once(PLACED, "settle", "O07");
        Money money = new Money(gateway, id);
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 80_00L));
        money.agrees();
        clinic.refund(id);
        clinic.until(id, Clinic.SOON, "REFUNDED");
        counts.once("6203", "F02").never("refund");
        nothingIsHeld(id);
    }

    @Test
    void when_his_refuses_the_paid_bill_and_advises_a_refund_all_money_goes_back() {
        gateway.world().his().tricks().refundAdvisedNext();
        String id = clinic.mixed(15, 200_00).text("orderId");
        Counts counts = new Counts(gateway);
        first.wechat().pay(FirstWechatClinic.number(clinic.pay(id)));

        Said unwound = clinic.until(id, Duration.ofSeconds(60), "UNWOUND");

        counts.once("settle", "6203", "refund").never("O07");
        assertThat(unwound.text("reason")).isNotBlank();
        nothingIsHeld(id);
        new Money(gateway, id).agrees();
    }

    @Test
    void cash_without_insurance_is_paid_as_everywhere() {
        Counts counts = new Counts(gateway);

        Said settled = clinic.settled(clinic.selfPay(5, 30_00), 5);

        counts.once("jsapi", "O07").never(PLACED);
        new Money(gateway, settled.text("orderId")).agrees();
    }

    @Test
    @Covers("D16")
    void a_registration_is_one_order_too() {
        Map<String, Object> wish = new HashMap<>();
        wish.put("entry", "registration-mixed");
        wish.put("patientId", Clinic.person(9).patientId());
        wish.put("slot", Slots.free(clinic));
        wish.put("description", "挂号");
        String openid = Clinic.person(9).openid();
        wish.put("payer", Map.of("channel", "WECHAT", "openid", openid));
        wish.put("insurance", Map.of("authCode", gateway.world().wechat().authCode(openid)));
        Counts counts = new Counts(gateway);

        Said settled = first.settled(clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey()));

        counts.once(PLACED, "settle", "R05");
        assertThat(new Money(gateway, settled.text("orderId")).heldFen()).isEqualTo(settled.fen("totalFen"));
        new Money(gateway, settled.text("orderId")).agrees();
    }
}

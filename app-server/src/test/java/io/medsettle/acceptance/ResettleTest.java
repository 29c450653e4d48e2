package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.yibao.Policy;
import io.medsettle.fixtures.yibao.PolicyRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 部分退费重结: some items of an insured counter order are given back at the window; the rest is settled anew. */
@ExtendWith(SharedGateway.class)
class ResettleTest {
    private final Gateway gateway;
    private final Kiosk kiosk;
    private final Edge window;

    ResettleTest(Gateway gateway) {
        this.gateway = gateway;
        kiosk = new Kiosk(gateway);
        window = gateway.as("window");
    }

    @AfterEach
    void everybody_pays_by_the_usual_rules_again() {
        gateway.world().yibao().policy(Policy.byPerson());
    }

    /** Three lines of 50.00. */
    private Said settled(int person, String account) {
        Map<String, Object> wish = Kiosk.wish("counter", gateway.clinic().bill(person, 150_00));
        return kiosk.settled(person, Kiosk.insured(wish, "account", account));
    }

    private List<String> lines(Said order) {
        return gateway.world().his().feeLines(Clinic.number(order, "his"));
    }

    private Said giveBack(Edge who, String order, List<String> items) {
        return who.post(
                "/api/v1/refunds", Map.of("orderId", order, "reason", "退一种药", "items", items), Clinic.freshKey());
    }

    private Said ended(Said asked) {
        assertThat(asked.status()).as(asked.text()).isIn(201, 202);
        return Clinic.until(
                () -> window.get("/api/v1/refunds/" + asked.text("refundNo")),
                s -> !s.text("result").equals("PROCESSING"),
                Clinic.SOON);
    }

    private Money partly(Said settled) {
        Counts counts = new Counts(gateway);
        Said end =
                ended(giveBack(window, settled.text("orderId"), lines(settled).subList(0, 1)));
        assertThat(end.text("result")).as(end.text()).isEqualTo("SUCCESS");
        counts.once("F01", "F05", "2204", "2208", "2207", "F02", "O07");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.heldFen()).isEqualTo(100_00);
        assertThat(money.charged()).isEqualTo(100_00);
        money.agrees();
        kiosk.until(settled.text("orderId"), "PART_REFUNDED");
        return money;
    }

    @Test
    void one_of_three_items_is_given_back_the_rest_is_settled_anew_and_the_difference_in_cash_goes_back() {
        Said settled = settled(18, "NONE");
        Money money = partly(settled);
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 60_00L, "wechat CASH", 40_00L));
        assertThat(gateway.world().his().charges(Clinic.number(settled, "his"))).hasSize(1);
        assertThat(gateway.world()
                        .his()
                        .refunds(Clinic.number(settled, "his"))
                        .get(0)
                        .cashFen())
                .isEqualTo(60_00);
    }

    @Test
    void what_the_account_gave_pays_again_for_what_remains() {
        Said settled = settled(6, "OWN");
        long before = gateway.world().yibao().accountFen(Clinic.person(6).psnNo());
        Money money = partly(settled);
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 70_00L, "yibao ACCOUNT", 30_00L));
        assertThat(gateway.world().yibao().accountFen(Clinic.person(6).psnNo())).isEqualTo(before + 15_00);
    }

    @Test
    void an_account_that_was_emptied_by_the_first_settlement_is_no_reason_to_refuse() {
        Said settled = settled(1, "OWN");
        assertThat(gateway.world().yibao().accountFen(Clinic.person(1).psnNo())).isZero();
        partly(settled);
    }

    @Test
    void what_was_settled_anew_is_refunded_whole() {
        Said settled = settled(17, "NONE");
        Money money = partly(settled);
        Counts counts = new Counts(gateway);

        kiosk.refund(settled.text("orderId"));
        kiosk.until(settled.text("orderId"), "REFUNDED");

        counts.once("F01", "2208", "F02").never("2207", "O07");
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    @Test
    void a_remainder_for_which_the_patient_would_pay_more_is_refused_and_nothing_has_moved() {
        Said settled = settled(16, "NONE");
        gateway.world()
                .yibao()
                .policy(Policy.byPerson()
                        .with(PolicyRule.of("310", "11", "0.10").build()));
        Counts counts = new Counts(gateway);

        Said end =
                ended(giveBack(window, settled.text("orderId"), lines(settled).subList(0, 1)));

        assertThat(end.text("result")).as(end.text()).isEqualTo("REJECTED");
        assertThat(end.text("reason")).contains("CASH 9000 分").contains("6000 分");
        counts.once("F05", "2204", "2205", "O04").never("2208", "2207", "O07");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 90_00L, "wechat CASH", 60_00L));
        assertThat(money.charged()).isEqualTo(150_00);
        money.agrees();
        gateway.world().yibao().policy(Policy.byPerson());
        kiosk.until(settled.text("orderId"), "SETTLED");
        kiosk.refund(settled.text("orderId"));
        kiosk.until(settled.text("orderId"), "REFUNDED");
        money.agrees();
    }

    @Test
    void an_item_that_is_not_of_the_bill_is_refused_by_his_and_nothing_has_moved() {
        Said settled = settled(15, "NONE");
        Counts counts = new Counts(gateway);
        Said end = ended(giveBack(window, settled.text("orderId"), List.of("999999")));
        assertThat(end.text("result")).as(end.text()).isEqualTo("REJECTED");
        counts.never("F05", "2208", "2207", "O07");
        new Money(gateway, settled.text("orderId")).agrees();
    }

    @Test
    void items_are_for_the_window_and_for_insured_counter_orders() {
        Said settled = settled(14, "NONE");
        List<String> one = lines(settled).subList(0, 1);
        String order = settled.text("orderId");
        Said phone = giveBack(gateway.as("channel"), order, one);
        Said both = window.post(
                "/api/v1/refunds",
                Map.of("orderId", order, "reason", "退药", "items", one, "amountFen", 50_00),
                Clinic.freshKey());
        Said tooMany = giveBack(window, order, java.util.Collections.nCopies(101, "1"));
        Said selfPaid = kiosk.settled(
                14, Kiosk.wish("counter-self-pay", gateway.clinic().bill(14, 30_00)));
        Said notInsured =
                giveBack(window, selfPaid.text("orderId"), lines(selfPaid).subList(0, 1));

        assertThat(phone.status()).isEqualTo(403);
        assertThat(phone.text("next")).contains("窗口");
        assertThat(both.status()).isEqualTo(400);
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(notInsured.status()).isEqualTo(409);
        assertThat(notInsured.text("code")).isEqualTo("not-resettleable");
    }

    @Test
    void the_same_wish_again_finds_the_first_and_his_asks_for_items_too() {
        Said settled = settled(13, "NONE");
        Map<String, Object> wish = Map.of(
                "orderId",
                settled.text("orderId"),
                "reason",
                "退一种药",
                "items",
                lines(settled).subList(1, 2));
        Counts counts = new Counts(gateway);
        String key = Clinic.freshKey();
        Said first = gateway.as("his").post("/api/v1/refunds", wish, key);
        Said again = gateway.as("his").post("/api/v1/refunds", wish, key);
        assertThat(again.text("refundNo")).isEqualTo(first.text("refundNo"));
        assertThat(ended(first).text("result")).isEqualTo("SUCCESS");
        counts.once("F05", "2208");
        new Money(gateway, settled.text("orderId")).agrees();
    }

    @Test
    void his_gives_items_back_under_its_own_refund_number_and_needs_no_permit() {
        Said settled = settled(12, "NONE");
        String hisRefundNo = gateway.world().his().tricks().openRefund(Clinic.number(settled, "his"), 150_00);
        Counts counts = new Counts(gateway);
        Said asked = gateway.as("his")
                .post(
                        "/api/v1/refunds",
                        Map.of(
                                "hisOrderId",
                                settled.text("hisOrderId"),
                                "hisRefundNo",
                                hisRefundNo,
                                "items",
                                lines(settled).subList(2, 3),
                                "reason",
                                "窗口退药"));

        assertThat(ended(asked).text("result")).as(asked.text()).isEqualTo("SUCCESS");
        counts.never("F01").once("F05", "2208", "2207", "F02", "O07");
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 60_00L, "wechat CASH", 40_00L));
        assertThat(money.charged()).isEqualTo(100_00);
        money.agrees();
    }
}

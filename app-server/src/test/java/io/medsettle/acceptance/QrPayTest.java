package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.sandbox.OutsideWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 扫码支付: window and kiosk show a code of the channel that the order names, and the patient scans it. */
@ExtendWith(SharedGateway.class)
class QrPayTest {
    private static final long WHOLE = 100_00;

    private final Gateway gateway;
    private final OutsideWorld world;
    private final Kiosk kiosk;

    QrPayTest(Gateway gateway) {
        this.gateway = gateway;
        world = gateway.world();
        kiosk = new Kiosk(gateway);
    }

    private Map<String, Object> wish(int person, String channel) {
        Map<String, Object> wish =
                Kiosk.insured(Kiosk.wish("counter", gateway.clinic().bill(person, WHOLE)), "account", "NONE");
        wish.put("payWith", "QR");
        wish.put("channel", channel);
        return wish;
    }

    private Said priced(int person, Purse purse) {
        Said priced = kiosk.open(kiosk.enter(person), wish(person, purse.name()));
        assertThat(priced.part("cashFen")).as(priced.text()).isEqualTo(40_00);
        return priced;
    }

    private static String shown(Said order) {
        var cashier = order.body().path("cashier");
        return cashier.path("codeUrl").asText() + cashier.path("qrCode").asText();
    }

    private void settled(String order, Purse purse) {
        kiosk.until(order, "SETTLED");
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEqualTo(Map.of("yibao FUND", 60_00L, purse.party + " CASH", 40_00L));
        assertThat(money.charged()).isEqualTo(WHOLE);
        money.agrees();
    }

    private void nothing(String order) {
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    @ParameterizedTest
    @EnumSource
    void a_code_that_is_shown_is_scanned_paid_settled_and_given_back(Purse purse) {
        long before = purse.done(world, purse.show);
        Counts counts = new Counts(gateway);
        String order = priced(7, purse).text("orderId");
        assertThat(purse.done(world, purse.show)).isEqualTo(before);

        Said paying = kiosk.edge().post("/api/v1/orders/" + order + "/pay", "{}");
        Said again = kiosk.edge().post("/api/v1/orders/" + order + "/pay", "{}");

        assertThat(shown(paying)).as(paying.text()).startsWith(purse == Purse.WECHAT ? "weixin://" : "https://");
        assertThat(shown(again)).isEqualTo(shown(paying));
        assertThat(shown(kiosk.order(order))).isEqualTo(shown(paying));
        counts.never("2207");
        assertThat(purse.types(world, Clinic.number(paying, "cash"))).isTrue();
        settled(order, purse);

        kiosk.refund(order);
        kiosk.until(order, "REFUNDED");
        nothing(order);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_paid_after_the_kiosk_has_given_up_stays_with_the_patient(Purse purse) {
        Counts counts = new Counts(gateway);
        String order = priced(8, purse).text("orderId");
        Said paying = kiosk.edge().post("/api/v1/orders/" + order + "/pay", "{}");

        gateway.clinic().cancel(order);
        purse.types(world, Clinic.number(paying, "cash"));
        kiosk.until(order, "CANCELLED", "UNWOUND");

        counts.never("2207", "O07");
        nothing(order);
    }

    @ParameterizedTest
    @EnumSource
    @Covers("E04")
    void his_has_a_code_shown_for_its_bill_unless_the_bill_has_changed(Purse purse) {
        Said priced = priced(9, purse);
        String order = priced.text("orderId");
        Map<String, Object> asked = new HashMap<>(
                Map.of("hisOrderId", priced.text("hisOrderId"), "version", 1, "totalFen", WHOLE, "terminalNo", "W01"));
        Edge his = gateway.as("his");
        String path = "/api/v1/window-qr";

        asked.put("totalFen", WHOLE + 1);
        Said dearer = his.post(path, asked);
        asked.put("totalFen", WHOLE);
        asked.put("version", 2);
        Said newer = his.post(path, asked);
        asked.put("version", 1);
        assertThat(kiosk.order(order).text("state")).isEqualTo("PRICED");
        Said shown = his.post(path, asked);

        assertThat(dearer.status()).as(dearer.text()).isEqualTo(409);
        assertThat(dearer.text("code")).isEqualTo("total-moved");
        assertThat(newer.text("code")).as(newer.text()).isEqualTo("version-moved");
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(shown(shown)).isNotEmpty();
        purse.types(world, Clinic.number(shown, "cash"));
        settled(order, purse);
    }

    @Test
    void a_bill_that_is_paid_by_a_patients_code_shows_none_and_one_that_shows_a_code_takes_none() {
        Said byCode = kiosk.open(
                kiosk.enter(10), Kiosk.wish("counter", gateway.clinic().bill(10, WHOLE)));
        Said byQr = priced(11, Purse.WECHAT);
        Edge his = gateway.as("his");

        Said show = his.post(
                "/api/v1/window-qr",
                Map.of("hisOrderId", byCode.text("hisOrderId"), "version", 1, "totalFen", WHOLE, "terminalNo", "W01"));
        Said scan = his.post(
                "/api/v1/barcode-pay",
                Map.of(
                        "authCode",
                        Kiosk.code(gateway),
                        "hisOrderId",
                        byQr.text("hisOrderId"),
                        "version",
                        1,
                        "terminalNo",
                        "W01"));

        assertThat(show.text("code")).as(show.text()).isEqualTo("not-by-qr");
        assertThat(scan.text("code")).as(scan.text()).isEqualTo("not-by-code");
        for (Said left : List.of(byCode, byQr)) {
            gateway.clinic().cancel(left.text("orderId"));
            kiosk.until(left.text("orderId"), "CANCELLED");
        }
    }

    @Test
    void whose_code_is_to_be_shown_must_be_said_and_be_somebody_here() {
        Map<String, Object> nobody = wish(12, "WECHAT");
        nobody.remove("channel");
        Said missing = kiosk.open(kiosk.enter(12), nobody);
        Said unknown = kiosk.open(kiosk.enter(12), wish(12, "UNIONPAY"));
        assertThat(missing.status()).as(missing.text()).isEqualTo(400);
        assertThat(missing.text("field")).isEqualTo("channel");
        assertThat(unknown.status()).as(unknown.text()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource
    void a_deposit_is_paid_by_a_code_that_the_window_shows(Purse purse) {
        Ward ward = new Ward(gateway);
        NewStay stay = ward.stay(ward.nobodyLyingIn(), 500_00, 3);
        Map<String, Object> pay = Map.of("payWith", "QR", "channel", purse.name());

        Said waiting = ward.until(stay, ward.deposit(stay, 300_00, pay), "WAITING_PATIENT");
        assertThat(shown(waiting)).as(waiting.text()).isNotEmpty();
        purse.types(world, Clinic.number(waiting, "cash"));
        ward.until(stay, waiting, "DONE");

        String order = waiting.text("orderId");
        assertThat(new Money(gateway, order).held()).isEqualTo(Map.of(purse.party + " CASH", 300_00L));
        ward.agrees(order);
    }
}

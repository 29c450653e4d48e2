package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewStay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 窗口收款: cash is in the window's till because the window says so; nobody else's word puts it there. */
@ExtendWith(SharedGateway.class)
class TillTest {
    private final Gateway gateway;
    private final Ward ward;
    private final Kiosk kiosk;
    private final Kiosk window;

    TillTest(Gateway gateway) {
        this.gateway = gateway;
        ward = new Ward(gateway);
        kiosk = new Kiosk(gateway);
        window = Kiosk.window(gateway);
    }

    private static void refused(Said said) {
        assertThat(said.status()).as(said.text()).isEqualTo(403);
        assertThat(said.text("code")).isEqualTo("till-only");
        assertThat(said.text("detail")).contains("窗口");
        assertThat(said.text("next")).contains("付款码");
        assertThat(said.text("money")).isEqualTo("没有发生任何资金变动");
    }

    private static Map<String, Object> intoTheTill(Map<String, Object> wish) {
        Map<String, Object> other = new HashMap<>(wish);
        other.put("payWith", "WINDOW");
        return other;
    }

    @Test
    void a_deposit_that_nobody_paid_is_not_made_by_a_kiosk_or_a_channel_that_names_the_window() {
        NewStay stay = ward.stay(12, 900_00, 3);
        Counts counts = new Counts(gateway);
        Map<String, Object> wish = Map.of(
                "patientId", stay.patientId(), "amountFen", 300_00, "description", "住院预交金", "pay", Ward.AT_THE_WINDOW);

        for (String client : List.of("kiosk", "channel")) {
            refused(gateway.as(client).post("/api/v1/stays/" + stay.stayId() + "/deposits", wish, Clinic.freshKey()));
        }

        counts.never("I01", "I02");
        assertThat(ward.look(stay).body().path("rounds")).isEmpty();
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isZero();
        ward.deposited(stay, 300_00, Ward.AT_THE_WINDOW);
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isEqualTo(300_00);
    }

    @Test
    void a_kiosk_prices_no_bill_for_the_windows_till() {
        Map<String, Object> wish = Kiosk.wish("counter", gateway.clinic().bill(13, 40_00));
        Counts counts = new Counts(gateway);

        refused(kiosk.open(kiosk.enter(13), intoTheTill(wish)));

        counts.never("O02", "2201", "2206");
        assertThat(kiosk.settled(13, wish).text("state")).isEqualTo("SETTLED");
    }

    @Test
    void cash_of_an_order_at_the_window_is_not_confirmed_by_a_channel_a_kiosk_or_a_scanned_code() {
        Map<String, Object> wish =
                intoTheTill(Kiosk.wish("counter-self-pay", gateway.clinic().bill(14, 60_00)));
        Said priced = window.open(window.enter(14), wish);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        String order = priced.text("orderId");
        Counts counts = new Counts(gateway);

        refused(gateway.clinic().pay(order));
        refused(kiosk.pay(order));
        Map<String, Object> scan = Map.of(
                "authCode",
                Kiosk.code(gateway),
                "hisOrderId",
                priced.text("hisOrderId"),
                "version",
                1,
                "terminalNo",
                "W01");
        Said scanned = gateway.as("window").post("/api/v1/barcode-pay", scan);

        assertThat(scanned.status()).as(scanned.text()).isEqualTo(409);
        assertThat(scanned.text("code")).isEqualTo("not-by-code");
        counts.never("O07");
        Money money = new Money(gateway, order);
        assertThat(money.postings()).isEmpty();
        assertThat(kiosk.order(order).text("state")).isEqualTo("PRICED");

        assertThat(window.edge().post("/api/v1/orders/" + order + "/pay", "{}").status())
                .isEqualTo(200);
        window.until(order, "SETTLED");
        counts.once("O07");
        assertThat(money.charged()).isEqualTo(60_00);
    }

    @Test
    void a_top_up_into_the_till_is_confirmed_by_a_till_and_so_is_what_it_collects_again() {
        NewStay stay = ward.stay(15, 500_00, 3);
        Said priced = ward.priced(stay, 15, false, Ward.AT_THE_WINDOW);
        String confirm = "/api/v1/stays/" + stay.stayId() + "/rounds/" + Ward.no(priced) + "/confirm";
        Counts counts = new Counts(gateway);

        refused(kiosk.edge().post(confirm, "{}"));
        assertThat(ward.round(stay, Ward.no(priced)).text("state")).isEqualTo("WAITING_CONFIRM");
        counts.never("I08", "I09");

        ward.left(stay, priced);
        Map<String, Object> back = Map.of("reason", "费用有误", "pay", Ward.AT_THE_WINDOW);
        Said reversed =
                kiosk.edge().post("/api/v1/stays/" + stay.stayId() + "/discharge/reverse", back, Clinic.freshKey());
        assertThat(reversed.text("code")).as(reversed.text()).isEqualTo("no-scope");
        assertThat(ward.look(stay).body().path("discharged").asBoolean()).isTrue();
    }
}

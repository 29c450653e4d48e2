package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewStay;
import io.medsettle.sandbox.CounterManner;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What a counter and a ward do the same way wherever the insurer lives: a gateway of its own in that manner. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AnyManner {
    private final CounterManner manner;
    private final Map<String, Object> settings;
    private Gateway gateway;

    AnyManner(CounterManner manner, Map<String, Object> settings) {
        this.manner = manner;
        this.settings = settings;
    }

    @BeforeAll
    void start() {
        gateway = Gateway.start(settings, manner);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    Gateway gateway() {
        return gateway;
    }

    /** Shown identity, tried, paid by a code, settled; undone on the spot. */
    void paidAndUndoneAtTheKiosk(Map<String, Object> insurance, String trial, String settle, String reverse) {
        Kiosk kiosk = new Kiosk(gateway);
        Map<String, Object> wish = Kiosk.wish("counter", gateway.clinic().bill(7, 200_00));
        if (!insurance.isEmpty()) {
            wish.put("insurance", insurance);
        }
        Counts counts = new Counts(gateway);

        Said priced = kiosk.open(Kiosk.session(kiosk.byIdCard(7)), wish);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        String order = priced.text("orderId");
        counts.atLeastOnce(trial).never(settle);
        kiosk.pay(order);
        Said settled = kiosk.until(order, "SETTLED");

        counts.once(settle, "O07");
        assertThat(settled.part("fundFen")).isPositive();
        Money money = new Money(gateway, order);
        assertThat(money.heldFen()).isEqualTo(200_00);
        assertThat(money.charged()).isEqualTo(200_00);
        money.agrees();

        kiosk.refund(order);
        kiosk.until(order, "REFUNDED");

        counts.once(reverse);
        assertThat(money.heldFen()).isZero();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    /** Admitted, discharged with the insurer, and that taken back. */
    void dischargedAndThatTakenBack() {
        dischargedAndThatTakenBack(new Ward(gateway).nobodyLyingIn(), Map.of());
    }

    /** The same for this person and a stay of which HIS tells this. */
    NewStay dischargedAndThatTakenBack(int person, Map<String, String> told) {
        Ward ward = new Ward(gateway);
        NewStay stay = ward.stay(person, 300_00, 4);
        gateway.world().his().tricks().particulars(stay.stayId(), told);
        Counts counts = new Counts(gateway);
        Said admitted = ward.admitted(stay, person);
        counts.once("2401");

        Said priced = ward.priced(stay, person, true, Ward.BY_CODE);
        Said left = ward.left(stay, priced);

        counts.once("2402", "2304").atLeastOnce("2301", "2303");
        assertThat(left.part("fundFen")).isPositive();
        assertThat(ward.look(stay).body().path("discharged").asBoolean()).isTrue();
        String order = admitted.text("orderId");
        assertThat(new Money(gateway, order).heldFen()).isEqualTo(300_00);
        ward.agrees(order);

        Said undoing = ward.reverse(stay, Ward.BY_CODE);
        assertThat(undoing.status()).as(undoing.text() + ward.look(stay).text()).isBetween(200, 202);
        Clinic.until(
                () -> ward.look(stay),
                s -> s.body()
                        .path("rounds")
                        .path(Ward.no(undoing))
                        .path("state")
                        .asText()
                        .equals("DONE"),
                Clinic.SOON);

        counts.once("2305", "2405");
        assertThat(ward.look(stay).body().path("discharged").asBoolean(true)).isFalse();
        assertThat(new Money(gateway, order).heldFen()).isZero();
        ward.agrees(order);
        return stay;
    }
}

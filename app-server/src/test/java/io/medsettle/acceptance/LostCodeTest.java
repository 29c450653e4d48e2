package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payment by code that the channel says it never heard of may still be on its way: minutes prove that it is not, and no answer. */
class LostCodeTest {
    private static final long WHOLE = 100_00;

    private final AheadClock clock = new AheadClock();
    private final Gateway gateway = Gateway.startAt(clock, Map.of());
    private final Kiosk kiosk = new Kiosk(gateway);

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"WECHAT,LOSE_REQUEST", "WECHAT,MAINTENANCE", "ALIPAY,LOSE_REQUEST", "ALIPAY,MAINTENANCE"})
    void a_payment_that_never_arrived_is_not_sent_again_and_let_go_when_its_code_is_dead(Purse purse, Mood mood) {
        long before = purse.done(gateway.world(), purse.pay);
        String order = priced();
        purse.faults(gateway.world()).next(purse.pay, mood);
        kiosk.pay(order, purse.code(gateway.world()));
        kiosk.until(order, "IN_DOUBT");

        gateway.clinic().cancel(order);
        clock.ahead(Duration.ofMinutes(8));
        gateway.clinic().cancel(order);
        assertThat(kiosk.order(order).text("state")).isEqualTo("IN_DOUBT");
        clock.ahead(Duration.ofHours(1));
        kiosk.until(order, "CANCELLED", "UNWOUND");

        assertThat(purse.done(gateway.world(), purse.pay)).isEqualTo(before);
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
    }

    private String priced() {
        Said priced = kiosk.open(
                kiosk.enter(7), Kiosk.wish("counter-self-pay", gateway.clinic().bill(7, WHOLE)));
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        return priced.text("orderId");
    }
}

package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A refund while the merchant's balance is too small: that heals by itself, and the number stays. */
class RefundBalanceTest {
    private static final Deed REFUND = GoldenPagesTest.refundOf("4200000000202601050000000001");

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final ScriptedWechat wechat = new ScriptedWechat(clock);
    private final WechatCounterparty party = new WechatPay(Sample.settings(), wechat, clock).counterparty();

    @Test
    void a_refund_for_which_the_balance_is_too_small_is_in_doubt_and_repeated_never_refused() {
        wechat.no(403, "NOT_ENOUGH", 0).no(403, "NOT_ENOUGH", 268545963);
        assertThat(doubt(party.reverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
        clock.tick(Duration.ofSeconds(4));
        assertThat(doubt(party.reverse(REFUND))).isEqualTo(Doubt.NO_ANSWER);
    }
}

package io.medsettle.adapter.alipay;

import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.no;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A scanned code that is cancelled while Alipay knows nothing of it: a slow payment may still come. */
class CodeCancelTest {
    private static final Deed CODE = Deeds.scanned("20260105P00001", 50_00, "280000000000000001");
    private static final String PAID = Vectors.golden("query-paid-answer.json");
    private static final String GONE = "ACQ.TRADE_NOT_EXIST";
    private static final String NOTHING_CANCELLED =
            "{\"code\":\"10000\",\"out_trade_no\":\"20260105P00001\",\"retry_flag\":\"N\"}";

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final ScriptedAlipay alipay = new ScriptedAlipay();
    private final AlipayCounterparty party = new Alipay(Sample.settings(), alipay, clock).counterparty();

    @Test
    void a_cancel_of_a_number_they_do_not_know_closes_nothing_before_the_code_is_dead() {
        unknownToAll();
        assertThat(doubt(party.abandon(CODE))).isEqualTo(Doubt.NOT_FOUND);
        alipay.no("40004", GONE).says(NOTHING_CANCELLED).says(PAID.replace("20260105C00001", "20260105P00001"));
        assertThat(no(party.abandon(CODE)).code()).isEqualTo("TRADE_SUCCESS");
        clock.tick(Duration.ofMinutes(10));
        unknownToAll();
        assertThat(doubt(party.abandon(CODE))).isEqualTo(Doubt.NOT_FOUND);
        clock.tick(Duration.ofSeconds(1));
        alipay.no("40004", GONE).says(NOTHING_CANCELLED).comes(new WireResult.NoAnswer("timeout"));
        assertThat(party.abandon(CODE).maybe()).isEmpty();
        unknownToAll();
        assertThat(yes(party.abandon(CODE)).proof()).isEqualTo(Closed.Proof.BY_ABSENCE);
        assertThat(alipay.asked).hasSize(15);
    }

    private void unknownToAll() {
        alipay.no("40004", GONE).says(NOTHING_CANCELLED).no("40004", GONE);
    }
}

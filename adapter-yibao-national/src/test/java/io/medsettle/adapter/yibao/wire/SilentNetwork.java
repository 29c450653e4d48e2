package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;

/** What an answer is checked against, without a network. */
abstract class SilentNetwork {
    static final String OK = "{\"infcode\":0,\"err_msg\":null";

    final CapturedWire wire = new CapturedWire().golden("9001").golden("1101");
    final Desk desk = new Desk(
            Sample.settings(Vectors.hospital(CentreDialect.national()).keys(), Vectors.APP_ID, YibaoPolicy.usual()),
            wire);

    static void unknown(Outcome<?> outcome, Doubt doubt, String words) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unknown.class, u -> {
            assertThat(u.doubt()).as(u.text()).isEqualTo(doubt);
            assertThat(u.text()).contains(words);
        });
    }

    static void never(Outcome<?> outcome, String words) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, d -> {
            assertThat(d.refusal()).isEqualTo(Outcome.Refusal.NEVER_SENT);
            assertThat(d.text()).contains(words);
        });
    }

    static void declined(Outcome<?> outcome, String code, String words) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, d -> {
            assertThat(d.refusal()).isEqualTo(Outcome.Refusal.ANSWERED_NO);
            assertThat(d.code()).isEqualTo(code);
            assertThat(d.text()).contains(words);
        });
    }
}

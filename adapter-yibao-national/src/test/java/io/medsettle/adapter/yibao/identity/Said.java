package io.medsettle.adapter.yibao.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;

/** What outcomes are expected to say. */
final class Said {
    private Said() {}

    static <T> T yes(Outcome<T> outcome) {
        return outcome.maybe().orElseThrow(() -> new AssertionError("no yes: " + outcome));
    }

    static void no(Outcome<?> outcome, IdentityRefusal refusal) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, d -> {
            assertThat(d.code()).as(d.text()).isEqualTo(refusal.name());
            assertThat(d.text()).contains(refusal.next().words());
        });
    }

    static void doubt(Outcome<?> outcome, String words) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unknown.class, u -> {
            assertThat(u.doubt()).isEqualTo(Doubt.NO_ANSWER);
            assertThat(u.text()).contains(words);
        });
    }
}

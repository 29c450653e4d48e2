package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.store.TokenStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A message number never comes twice: not within a second, not after a restart, not with the clock gone back. */
class MsgidsTest {
    private static final YibaoSettings BASELINE = Platform.speaking(CoreDialect.baseline());
    private static final YibaoSettings SHORT = Platform.speaking(CoreDialect.builtIn("guangzhou"));

    private final TokenStore tokens = TokenStore.inMemory();
    private final Set<String> seen = new HashSet<>();

    private void take(Msgids msgids, Instant at, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(seen.add(msgids.next(at))).isTrue();
        }
    }

    @Test
    void a_number_is_institution_second_node_and_count() {
        assertThat(new Msgids(BASELINE, tokens).next(Sample.MORNING)).isEqualTo("H44999900001202601050930001000");
        assertThat(new Msgids(SHORT, tokens).next(Sample.MORNING)).isEqualTo("H4499990000120260105093000");
    }

    @Test
    void three_thousand_in_one_second_are_different_and_restarts_go_on_behind_them() {
        take(new Msgids(BASELINE, tokens), Sample.MORNING, 3000);
        take(new Msgids(BASELINE, tokens), Sample.MORNING, 50);
        take(new Msgids(BASELINE, tokens), Sample.MORNING.minusSeconds(60), 950);
        take(new Msgids(BASELINE, tokens), Sample.MORNING.plusSeconds(3), 950);
    }

    @Test
    void two_that_share_a_store_do_not_meet() {
        Msgids one = new Msgids(BASELINE, tokens);
        Msgids other = new Msgids(BASELINE, tokens);
        for (int i = 0; i < 450; i++) {
            take(one, Sample.MORNING, 1);
            take(other, Sample.MORNING, 1);
        }
    }

    @Test
    void short_numbers_have_a_second_of_their_own_even_after_a_restart() {
        take(new Msgids(SHORT, tokens), Sample.MORNING, 20);
        take(new Msgids(SHORT, tokens), Sample.MORNING, 20);
        take(new Msgids(SHORT, tokens), Sample.MORNING.minusSeconds(30), 20);
    }
}

package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;

/** An adapter on a desk: its clock, its tokens, and the order's deeds one after another. */
final class Desk {
    final SettableClock clock = new SettableClock(Sample.MORNING);
    final TokenStore tokens = TokenStore.inMemory();
    final YibaoCounterparty yibao;

    Desk(YibaoSettings settings, Exchange exchange) {
        yibao = new YibaoCounterparty(settings, exchange, WireLog.none(), tokens, clock);
    }

    /** Starts it and carries over what it tells. */
    static Deed after(Outcome<Started> outcome, Deed next) {
        Started started = outcome.maybe().orElseThrow(() -> new AssertionError("not started: " + outcome));
        return started.match(
                done -> Sample.knowing(next, done.notes(), done.secrets()),
                handed -> Sample.knowing(next, handed.notes(), handed.secrets()));
    }

    static Receipt receipt(Outcome<Started> outcome) {
        return outcome.maybe()
                .orElseThrow(() -> new AssertionError("not started: " + outcome))
                .match(done -> done, handed -> {
                    throw new AssertionError("handed off");
                });
    }

    static Started.HandedOff handedOff(Outcome<Started> outcome) {
        return (Started.HandedOff) outcome.maybe().orElseThrow(() -> new AssertionError("not started: " + outcome));
    }
}

package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Finds the act that a deed names; every sending has a msgid of its own, whatever the act. */
final class Acts implements ByAct {
    private final Map<String, Verbs> acts;
    private final Msgids msgids;

    Acts(Map<String, Verbs> acts, Msgids msgids) {
        this.acts = Map.copyOf(acts);
        this.msgids = msgids;
    }

    @Override
    public Counterparty of(Deed deed) {
        Verbs act = acts.get(deed.act());
        if (act == null) {
            throw new IllegalArgumentException("the insurer has no act " + deed.act());
        }
        return act;
    }

    @Override
    public Optional<String> transmission(Deed deed, Instant at) {
        return Optional.of(msgids.next(at));
    }
}

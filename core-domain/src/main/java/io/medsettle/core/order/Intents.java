package io.medsettle.core.order;

import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The line that says what we are about to do, written before the bytes leave. */
public final class Intents {
    private final Order order;
    private final Composer composer;
    private final Instant now;
    private final Instant inFlightUntil;

    public Intents(Order order, Function<String, Optional<Secret>> vault, Instant now, Instant inFlightUntil) {
        this.order = order;
        this.composer = new Composer(order, vault);
        this.now = now;
        this.inFlightUntil = inFlightUntil;
    }

    public Draft of(Step step, Counterparty party) {
        if (step instanceof Step.Start s) {
            return sending(FactKind.START_INTENDED, s.deed(), s.repeat(), party);
        }
        if (step instanceof Step.Reverse r) {
            return sending(FactKind.REVERSE_INTENDED, r.deed(), r.repeat(), party);
        }
        if (step instanceof Step.Abandon a) {
            return Draft.about(FactKind.ABANDON_INTENDED, a.deed(), flight());
        }
        throw new IllegalStateException("no sending: " + step.getClass().getSimpleName());
    }

    private Fields flight() {
        return Fields.of("inFlightUntil", Long.toString(inFlightUntil.toEpochMilli()));
    }

    private Draft sending(FactKind kind, DeedView d, boolean repeat, Counterparty party) {
        int tries = repeat || !d.sentOnce ? d.tries : d.tries + 1;
        Parts parts = repeat ? d.sized : Amounts.size(order.round(d.round()), d);
        RequestNo number = Numbers.deed(order.id(), d.round(), d.place(), tries);
        Deed deed = composer.deed(d, number, "", parts, repeat ? d.intendedAt : now);
        Fields fields = flight().with("try", Integer.toString(tries))
                .with("number", number.text())
                .with("parts", parts.text())
                .with("transmission", party.transmission(deed, now).orElse(""))
                .with("repeat", repeat ? "1" : "");
        return Draft.about(kind, d, fields);
    }
}

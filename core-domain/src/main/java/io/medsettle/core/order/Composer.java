package io.medsettle.core.order;

import io.medsettle.core.plan.Kind;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts together what a far side is given: the deed as it was written, with everything told so far. */
public final class Composer {
    private final Order order;
    private final Function<String, Optional<Secret>> vault;

    /** @param vault a sealed text by its reference; empty if it was purged */
    public Composer(Order order, Function<String, Optional<Secret>> vault) {
        this.order = order;
        this.vault = vault;
    }

    /** The deed as it stands, under its present number. */
    public Deed deed(DeedView d) {
        Instant meant = d.neverSent() ? order.round(d.round()).openedAt : d.intendedAt;
        return deed(d, d.number(), d.transmission, d.sentOnce ? d.sized : size(d), meant);
    }

    /** The deed as it is about to be intended. */
    Deed deed(DeedView d, RequestNo number, String transmission, Parts parts, Instant at) {
        Round round = order.round(d.round());
        Optional<Deed.Original> original = d.reversal() ? Optional.of(original(order.original(d))) : Optional.empty();
        Fields notes = order.notes(d.round());
        return new Deed(
                order.id(),
                d.round(),
                d.name(),
                d.plan().act(),
                d.plan().party(),
                number,
                transmission,
                parts,
                round.expected(),
                d.plan().route(),
                notes,
                secrets(d.round()),
                legs(round, d),
                original,
                notes.find("reason").orElse(round.why()),
                at);
    }

    private Deed.Original original(DeedView taking) {
        return new Deed.Original(deed(taking), taking.receipt());
    }

    private Parts size(DeedView d) {
        return Amounts.size(order.round(d.round()), d);
    }

    private static List<Leg> legs(Round round, DeedView self) {
        List<Leg> legs = new ArrayList<>();
        for (DeedView d : round.deeds()) {
            if (d != self && d.status() != DeedStatus.LEFT_OUT) {
                legs.add(new Leg(
                        d.name(),
                        d.plan().act(),
                        d.plan().party(),
                        d.number(),
                        d.status().standing(),
                        d.plan().kind() == Kind.CHECK ? Parts.NONE : d.parts(),
                        d.farNumber(),
                        d.farTime().equals(Instant.EPOCH) ? Optional.empty() : Optional.of(d.farTime()),
                        d.notes()));
            }
        }
        return legs;
    }

    private Secrets secrets(int round) {
        Secrets all = Secrets.NONE;
        for (String ref : order.vaultRefs(round)) {
            Optional<Secret> sealed = vault.apply(ref);
            if (sealed.isPresent()) {
                for (var e : Fields.ofText(sealed.get().reveal()).asMap().entrySet()) {
                    all = all.with(e.getKey(), e.getValue());
                }
            }
        }
        return all;
    }
}

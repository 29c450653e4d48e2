package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.wire.CardBasics;
import io.medsettle.adapter.yibao.wire.CardLook;
import io.medsettle.adapter.yibao.wire.CardRegister;
import io.medsettle.adapter.yibao.wire.KeyService;
import io.medsettle.ports.identity.CardIdentity.Proof;
import io.medsettle.ports.identity.IdentityDocument;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.identity.ReaderAnswer;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Secret;
import java.time.InstantSource;
import java.util.Optional;

/** Judges a card's data: what can be judged here first, then by the machine, then by the insurer's register. */
final class CardChecks {
    private final CardSettings settings;
    private final Optional<KeyService> machine;
    private final Optional<CardRegister> register;
    private final InstantSource clock;

    CardChecks(
            CardSettings settings, Optional<KeyService> machine, Optional<CardRegister> register, InstantSource clock) {
        this.settings = settings;
        this.machine = machine;
        this.register = register;
        this.clock = clock;
    }

    /** Insured area, "" if nobody tells it, and how much is proven. */
    record Proven(String area, Proof proof) {}

    Outcome<Proven> prove(CardSession session, CardBasics basics, ReaderAnswer answer, String terminal) {
        Optional<IdentityRefusal> fault = fault(session, basics, answer);
        if (fault.isPresent()) {
            return fault.get().here();
        }
        String number = Marks.of(session.id(), CardSession.mark(answer), "check");
        Outcome<Proven> proven = byReader(number, basics, terminal);
        return register.isEmpty()
                ? proven
                : proven.then(before -> register.get()
                        .place(number, basics)
                        .map(told -> new Proven(told.isEmpty() ? before.area() : told, Proof.REGISTER)));
    }

    /** What reader and machine prove, before the insurer's register is asked. */
    private Outcome<Proven> byReader(String number, CardBasics basics, String terminal) {
        String ofCard = settings.areaFromCard() ? basics.area() : "";
        if (machine.isEmpty()) {
            return Outcome.succeeded(new Proven(ofCard, Proof.INSURER));
        }
        if (!machine.get().checks()) {
            return Outcome.succeeded(new Proven(ofCard, Proof.READER));
        }
        return machine.get()
                .check(number, terminal, basics)
                .map(told -> new Proven(told.isEmpty() ? ofCard : told, Proof.MACHINE));
    }

    private Optional<IdentityRefusal> fault(CardSession session, CardBasics basics, ReaderAnswer answer) {
        BusinessDay today = BusinessDay.of(clock.instant());
        boolean sameCard = machine.isEmpty()
                || CardLook.of(session.look())
                        .filter(look -> look.cardSn().equalsIgnoreCase(basics.cardSn()))
                        .isPresent();
        boolean unsigned =
                machine.isEmpty() && register.isEmpty() && answer.signature().isEmpty();
        boolean strange = IdentityDocument.checked(new Secret(basics.idNumber()), today) instanceof Declined<?>;
        if (!sameCard || unsigned || strange) {
            return Optional.of(IdentityRefusal.CARD_DATA_BROKEN);
        }
        return basics.expired(today.date()) ? Optional.of(IdentityRefusal.CARD_EXPIRED) : Optional.empty();
    }
}

package io.medsettle.core.desk;

import io.medsettle.core.order.Booker;
import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Draft;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Intents;
import io.medsettle.core.order.Numbers;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Pad;
import io.medsettle.core.order.Rules;
import io.medsettle.core.order.Step;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Repeat;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.Appended;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One visit to one order. An outcome stays pending until the page that carries it stands; if somebody else writes first
 * it is looked at again against what he wrote, never dropped.
 */
final class Run {
    /** How long a far side is asked what may have gone out in a lost life of the database before a person is called. */
    private static final Duration LEARNT_WITHIN = Duration.ofMinutes(10);

    private static final int MOST_STEPS = 300;
    private static final Function<Order, List<Draft>> NOTHING = order -> List.of();

    private final Surroundings around;
    private final OrderId id;
    private final Map<String, Secret> known = new HashMap<>();
    private final Map<String, Outcome.Doubt> asked = new HashMap<>();
    private Order order;
    private Function<Order, List<Draft>> outcome = NOTHING;
    private Pad pad;

    Run(Surroundings around, OrderId id) {
        this(around, Order.tell(id, around.histories().read(id)));
    }

    /** @param order held by nobody else */
    Run(Surroundings around, Order order) {
        this.around = around;
        this.id = order.id();
        this.order = order;
        this.pad = new Pad(order, around.pageId());
    }

    /** Books what somebody told, then goes on. */
    Order note(Function<Order, List<Draft>> what) {
        came(what);
        return go();
    }

    Order go() {
        for (int i = 0; i < MOST_STEPS; i++) {
            Instant now = around.clock().instant();
            Step step = Rules.next(order, now, asked);
            if (step instanceof Step.Write w) {
                pad.put(w.drafts(), now);
            } else if (step instanceof Step.Ask ask) {
                if (flush(now)) {
                    ask(ask.deed());
                }
            } else if (step instanceof Step.Wait wait) {
                if (flush(now)) {
                    around.agenda().lookAgain(id, wait.until());
                    return order;
                }
            } else if (step instanceof Step.Rest) {
                if (flush(now)) {
                    return order;
                }
            } else if (!send(step, now)) {
                return order;
            }
        }
        around.agenda().lookAgain(id, around.clock().instant().plusSeconds(60));
        return order;
    }

    /**
     * Whether what was pending stands now (or there was nothing). If not, the order was read anew and what a far side
     * said is put down again against what somebody else wrote; what was only decided is decided afresh.
     */
    private boolean flush(Instant now) {
        if (pad.isEmpty()) {
            outcome = NOTHING;
            return true;
        }
        Appended said = around.histories().append(pad.page(List.of(), now));
        if (said instanceof Appended.Written) {
            known.putAll(pad.sealed());
            outcome = NOTHING;
            pad = new Pad(order, around.pageId());
            return true;
        }
        order = Order.tell(id, around.histories().read(id));
        pad = new Pad(order, around.pageId());
        pad.put(outcome.apply(order), now);
        return false;
    }

    private Optional<Secret> secret(String ref) {
        Secret unsaved = pad.sealed().get(ref);
        Secret here = unsaved != null ? unsaved : known.get(ref);
        if (here != null) {
            return Optional.of(here);
        }
        Optional<Secret> kept = around.histories().unseal(ref);
        kept.ifPresent(secret -> known.put(ref, secret));
        return kept;
    }

    /** Writes the intent and makes the call; false if the far side may not be called now. */
    private boolean send(Step step, Instant now) {
        DeedView target = target(step);
        if (!(step instanceof Step.Abandon) && mayHaveGoneOut(target)) {
            return askedFirst(target, now);
        }
        if (step instanceof Step.Start && !around.admission().open(target.plan().party())) {
            if (flush(now)) {
                around.agenda().lookAgain(id, now.plusSeconds(5));
                return false;
            }
            return true;
        }
        if (!around.joinPages() && !pad.isEmpty()) {
            flush(now);
            return true;
        }
        long began = around.nanos().getAsLong();
        Counterparty party = at(target);
        Instant inFlightUntil = now.plus(around.patience().inFlight());
        pad.put(List.of(new Intents(order, this::secret, now, inFlightUntil).of(step, party)), now);
        if (flush(now)) {
            boolean late = around.nanos().getAsLong() - began
                    > around.patience().sendWithin().toNanos();
            if (!late) {
                call(step, party, deedNow(target));
            }
        }
        return true;
    }

    /**
     * Whether its number may have gone out in a life of the database that is lost: nothing is sent under it before its far
     * side says that it does not know it.
     */
    private boolean mayHaveGoneOut(DeedView d) {
        return Numbers.ofAnotherLife(id, around.incarnation())
                && d.neverSent()
                && d.plan().kind() == Kind.MONEY
                && !maySendNow(d, asked.get(Rules.key(d)));
    }

    /** Not known there, or what was handed to the patient is still waiting and is handed out once more under the same number. */
    private static boolean maySendNow(DeedView d, Outcome.@Nullable Doubt said) {
        return said == Outcome.Doubt.NOT_FOUND
                || said == Outcome.Doubt.STILL_WORKING
                        && d.plan().handsOff()
                        && d.plan().repeat() == Repeat.SAME_NUMBER;
    }

    /** False if nothing can be learnt now. What cannot be learnt for ten minutes after the order last moved calls a person. */
    private boolean askedFirst(DeedView d, Instant now) {
        Outcome.Doubt said = asked.get(Rules.key(d));
        if (said == null) {
            if (flush(now)) {
                ask(d);
            }
            return true;
        }
        Instant moved = order.lines().get(order.lines().size() - 1).at();
        if (!now.isBefore(moved.plus(LEARNT_WITHIN))) {
            String why = d.plan().party() + " " + d.plan().act() + " 在数据库恢复之前可能已经发出, 对方无法查到, 请人工到对方核实";
            Fields about = Fields.of("round", Integer.toString(d.round())).with("deed", d.name());
            pad.put(List.of(Draft.of(FactKind.STUCK, about.with("why", why))), now);
            return true;
        }
        if (flush(now)) {
            around.agenda().lookAgain(id, now.plusSeconds(30));
            return false;
        }
        return true;
    }

    private Deed deedNow(DeedView target) {
        DeedView fresh = order.round(target.round()).deed(target.name()).orElseThrow();
        return new Composer(order, this::secret).deed(fresh);
    }

    private void call(Step step, Counterparty party, Deed deed) {
        if (step instanceof Step.Start) {
            Instant sending = seen(deed).inFlightUntil();
            var said = Calls.safely(() -> party.start(deed));
            came(told -> of(told, deed).started(said, sending));
        } else if (step instanceof Step.Abandon) {
            var said = Calls.safely(() -> party.abandon(deed));
            came(told -> of(told, deed).abandoned(said));
        } else {
            var said = Calls.safely(() -> party.reverse(deed));
            came(told -> of(told, deed).returned(said, false));
        }
    }

    private DeedView seen(Deed deed) {
        return order.round(deed.round()).deed(deed.name()).orElseThrow();
    }

    private void ask(DeedView seen) {
        DeedView d = order.round(seen.round()).deed(seen.name()).orElseThrow();
        Deed deed = new Composer(order, this::secret).deed(d);
        Counterparty party = at(d);
        if (d.plan().verb() == Verb.REVERSE) {
            Outcome<Returned> said = Calls.safely(() -> party.askReverse(deed));
            boolean accepted = d.status() == DeedStatus.ACCEPTED;
            asked.put(Rules.key(d), doubt(said));
            came(told -> of(told, deed).returned(said, accepted));
        } else {
            Outcome<Receipt> said = Calls.safely(() -> party.ask(deed));
            asked.put(Rules.key(d), doubt(said));
            came(told -> of(told, deed).asked(said));
        }
    }

    private void came(Function<Order, List<Draft>> what) {
        outcome = what;
        pad.put(what.apply(order), around.clock().instant());
    }

    private static <T> Outcome.Doubt doubt(Outcome<T> said) {
        return said.match(v -> Outcome.Doubt.NO_ANSWER, no -> Outcome.Doubt.NO_ANSWER, Outcome.Unknown::doubt);
    }

    private static Booker of(Order told, Deed deed) {
        return new Booker(told, deed.round(), deed.name(), deed.number());
    }

    private Counterparty at(DeedView d) {
        return around.counterparties().at(d.plan().party(), d.plan().route());
    }

    private static DeedView target(Step step) {
        if (step instanceof Step.Start s) {
            return s.deed();
        }
        if (step instanceof Step.Abandon a) {
            return a.deed();
        }
        if (step instanceof Step.Reverse r) {
            return r.deed();
        }
        throw new IllegalStateException("no sending: " + step.getClass().getSimpleName());
    }
}

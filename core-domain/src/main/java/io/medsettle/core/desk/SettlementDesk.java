package io.medsettle.core.desk;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.Draft;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Numbers;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Pad;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.store.Appended;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Opens orders and rounds, opens their gates, and gives them up. Safe to share. */
public final class SettlementDesk {
    private static final String KEY = "key";

    private final Desk desk;
    private final Surroundings around;

    public SettlementDesk(Desk desk) {
        this.desk = desk;
        this.around = desk.around();
    }

    /** Opens an order with its first round and moves it on. */
    public Opened open(Opening opening) {
        while (true) {
            Instant now = around.clock().instant();
            OrderId id = Numbers.order(now, around.incarnation(), around.chance());
            List<Draft> drafts = new ArrayList<>();
            drafts.add(opened(opening));
            drafts.addAll(
                    RoundOpening.drafts(opening.plan(), 0, now, opening.by(), Fields.NONE, Fields.NONE, Secrets.NONE));
            List<Claim> claims = new ArrayList<>();
            opening.key().ifPresent(key -> claims.add(new Claim(KEY, opening.org(), key, 0)));
            opening.bills().forEach(bill -> claims.add(new Claim(Order.BILL, opening.org(), bill, 0)));
            opening.lasting().forEach(l -> claims.add(new Claim(l.kind(), opening.org(), l.text(), 0)));
            Order none = Order.tell(id, List.of());
            Appended said = around.histories()
                    .append(new Pad(none, around.pageId()).put(drafts, now).page(claims, now));
            if (said instanceof Appended.Written) {
                return new Opened.New(desk.advance(none), 0);
            }
            if (said instanceof Appended.ClaimTaken taken) {
                return held(taken, opening);
            }
        }
    }

    private static Draft opened(Opening opening) {
        return Draft.of(
                        FactKind.OPENED,
                        Fields.of("org", opening.org())
                                .with("entry", opening.entry())
                                .with("bills", String.join("\n", opening.bills()))
                                .with("digest", opening.digest())
                                .with("by", opening.by())
                                .and(opening.notes().behind("notes.")))
                .hiding(opening.secrets());
    }

    /** Whoever was first under the same key counts before whoever holds the bill: it is the same wish. */
    private Opened held(Appended.ClaimTaken taken, Opening opening) {
        return opening.key()
                .flatMap(key -> around.histories().holder(KEY, opening.org(), key))
                .<Opened>map(holder -> sameOrOther(holder.order(), opening))
                .orElseGet(() -> new Opened.BillHeld(taken.holder().order()));
    }

    private Opened sameOrOther(OrderId id, Opening opening) {
        Order order = desk.read(id);
        return order.opening().get("digest").equals(opening.digest())
                ? new Opened.Same(order, 0)
                : new Opened.OtherContent(id, 0);
    }

    /** Opens a further round of an order (a stay's next deposit, its discharge) and moves it on. */
    public Opened openRound(OrderId id, String by, List<Claim> claims, Function<Order, PlanOrRefusal> plan) {
        return openRound(id, by, claims, Fields.NONE, Secrets.NONE, plan);
    }

    /** The same, with things told by who asked. */
    public Opened openRound(
            OrderId id,
            String by,
            List<Claim> claims,
            Fields notes,
            Secrets secrets,
            Function<Order, PlanOrRefusal> plan) {
        return RoundOpening.open(desk, id, by, claims, notes, secrets, plan);
    }

    /**
     * What a further round's plan is, decided against the order as it stands; or why there is none.
     *
     * @param notes what was decided with it, by {@code NoteKey}
     */
    public record PlanOrRefusal(Optional<Plan> plan, Fields notes, String code, String text) {
        public static PlanOrRefusal plan(Plan plan) {
            return plan(plan, Fields.NONE);
        }

        public static PlanOrRefusal plan(Plan plan, Fields notes) {
            return new PlanOrRefusal(Optional.of(plan), notes, "", "");
        }

        public static PlanOrRefusal refusal(String code, String text) {
            return new PlanOrRefusal(Optional.empty(), Fields.NONE, code, text);
        }
    }

    /**
     * Opens the gate at which a round waits and moves on. Opening it again is no second opening.
     *
     * @return empty if the round does not wait at that gate and never did
     */
    public Optional<Order> openGate(OrderId id, int round, String gate, String by, Fields notes, Secrets secrets) {
        return openGate(id, round, gate, by, notes, secrets, Optional.empty());
    }

    /**
     * Who takes a role that the plan could not give to anybody yet (哪个渠道收款): whose code was shown is known when it is
     * shown. Written on the page that opens the gate, so that it is known for ever before anybody is called; from then on all
     * that was planned with the role is with him: calls, books, reversals.
     *
     * @param role as the plan names it
     * @param to who it is
     */
    public record Assigned(Party role, Party to) {}

    /** The same where opening it tells who takes a role in the rest of the round. */
    public Optional<Order> openGate(
            OrderId id, int round, String gate, String by, Fields notes, Secrets secrets, Optional<Assigned> assigned) {
        while (true) {
            Order order = desk.read(id);
            Round r = order.round(round);
            if (r.gateOpened(gate)) {
                return Optional.of(desk.advance(id));
            }
            if (r.waitsAt().filter(gate::equals).isEmpty()) {
                return Optional.empty();
            }
            Draft draft = Draft.of(
                            FactKind.GATE,
                            Fields.of("round", Integer.toString(round))
                                    .with("stage", Integer.toString(r.gateStage(gate)))
                                    .with("by", by)
                                    .and(notes.behind("notes.")))
                    .hiding(secrets);
            List<Draft> drafts = new ArrayList<>(List.of(draft));
            assigned.ifPresent(a -> drafts.add(Draft.of(
                    FactKind.ASSIGNED,
                    Fields.of("round", Integer.toString(round))
                            .with("role", a.role().name())
                            .with("to", a.to().name()))));
            if (append(order, drafts)) {
                return Optional.of(desk.advance(order));
            }
        }
    }

    /**
     * Gives up a round that nobody has paid yet; from now on a late yes goes back. What has begun to give back only goes
     * forwards.
     *
     * @return empty if it is too late: money was taken, so it can only be refunded, or is on its way back
     */
    public Optional<Order> giveUp(OrderId id, int round, String why, String by) {
        while (true) {
            Order order = desk.read(id);
            Round r = order.round(round);
            if (r.gaveUp()) {
                return Optional.of(desk.advance(id));
            }
            boolean paid = r.deeds().stream()
                    .anyMatch(d -> d.plan().kind() == Kind.MONEY
                            && d.status() == DeedStatus.TAKEN
                            && !d.parts().isZero());
            boolean goingBack = r.purpose() == Plan.Purpose.RETURN || r.beganToGiveBack();
            if (r.complete() || r.stuck() || paid || goingBack) {
                return Optional.empty();
            }
            Draft draft = Draft.of(
                    FactKind.GAVE_UP,
                    Fields.of("round", Integer.toString(round)).with("why", why).with("by", by));
            if (append(order, draft)) {
                return Optional.of(desk.advance(order));
            }
        }
    }

    /** Writes down what we answered a far side or HIS, before it is sent. The same answer is not written twice. */
    public void note(OrderId id, FactKind kind, Fields fields) {
        while (true) {
            Order order = desk.read(id);
            boolean known = order.lines().stream()
                    .anyMatch(l -> l.kind().equals(kind.name()) && l.fields().equals(fields));
            if (known || append(order, Draft.of(kind, fields))) {
                return;
            }
        }
    }

    private boolean append(Order order, Draft draft) {
        return append(order, List.of(draft));
    }

    private boolean append(Order order, List<Draft> drafts) {
        Instant now = around.clock().instant();
        return around.histories()
                        .append(new Pad(order, around.pageId()).put(drafts, now).page(List.of(), now))
                instanceof Appended.Written;
    }
}

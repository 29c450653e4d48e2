package io.medsettle.core.desk;

import io.medsettle.core.order.Draft;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Numbers;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Pad;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.store.Appended;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.store.Page;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a round's plan is written down when it opens. */
final class RoundOpening {
    private RoundOpening() {}

    /** @param life in which life of the database it opens, where that is not its order's */
    static List<Draft> drafts(
            Plan plan, int round, Instant now, String by, Fields life, Fields notes, Secrets secrets) {
        List<Draft> drafts = new ArrayList<>();
        String gates = plan.gates().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
        drafts.add(Draft.of(
                        FactKind.ROUND,
                        Fields.of("plan", plan.name())
                                .with("purpose", plan.purpose().name())
                                .with("gates", gates)
                                .with("noReturn", Integer.toString(plan.noReturn()))
                                .with("by", by)
                                .with(
                                        "giveUpAt",
                                        plan.patience()
                                                .map(p -> Long.toString(
                                                        now.plus(p).toEpochMilli()))
                                                .orElse(""))
                                .and(life)
                                .and(notes.behind("notes.")))
                .hiding(secrets));
        plan.deeds()
                .forEach(d -> drafts.add(Draft.of(FactKind.DEED, d.fields().with("round", Integer.toString(round)))));
        return drafts;
    }

    static Opened open(
            Desk desk,
            OrderId id,
            String by,
            List<Claim> claims,
            Fields notes,
            Secrets secrets,
            Function<Order, SettlementDesk.PlanOrRefusal> plan) {
        Surroundings around = desk.around();
        while (true) {
            Order order = desk.read(id);
            Optional<Opened> before = opened(desk, order, claims);
            if (before.isPresent()) {
                return before.get();
            }
            SettlementDesk.PlanOrRefusal decided = plan.apply(order);
            if (decided.plan().isEmpty()) {
                return new Opened.Refused(decided.code(), decided.text());
            }
            int round = order.rounds().size();
            Instant now = around.clock().instant();
            List<Claim> numbered = claims.stream()
                    .map(c -> new Claim(c.kind(), c.org(), c.text(), round))
                    .collect(Collectors.toCollection(ArrayList::new));
            numbered.addAll(order.bills());
            List<Draft> drafts = drafts(
                    decided.plan().get(),
                    round,
                    now,
                    by,
                    life(id, around.incarnation()),
                    notes.and(decided.notes()),
                    secrets);
            Page page = new Pad(order, around.pageId()).put(drafts, now).page(numbered, now);
            Appended said = around.histories().append(page);
            if (said instanceof Appended.Written) {
                return new Opened.New(desk.advance(order), round);
            }
            if (said instanceof Appended.ClaimTaken taken
                    && taken.claim().kind().equals(Order.BILL)) {
                return new Opened.BillHeld(taken.holder().order());
            }
            if (said instanceof Appended.ClaimTaken taken) {
                return new Opened.Same(
                        desk.read(taken.holder().order()), taken.holder().round());
            }
        }
    }

    private static Fields life(OrderId order, int incarnation) {
        return Numbers.ofAnotherLife(order, incarnation)
                ? Fields.of(Round.LIFE, Integer.toString(incarnation))
                : Fields.NONE;
    }

    /** The round that this order opened before under one of these claims: the same wish again is no second round. */
    private static Optional<Opened> opened(Desk desk, Order order, List<Claim> claims) {
        return claims.stream()
                .flatMap(c -> desk.around().histories().holder(c.kind(), c.org(), c.text()).stream())
                .filter(h -> h.order().equals(order.id()))
                .findFirst()
                .map(h -> new Opened.Same(order, h.round()));
    }
}

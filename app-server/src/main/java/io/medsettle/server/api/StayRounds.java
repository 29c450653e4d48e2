package io.medsettle.server.api;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.order.Order;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.clients.Client;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Opens the rounds of a stay: the first one opens its order, and every wish has its own permanent key. */
@Singleton
public class StayRounds {
    private static final String KEY = "key";
    static final String STAY = "stay";
    private static final OrderId NONE_YET = new OrderId("0000000000000000");

    private final SettlementDesk settlements;
    private final HistoryStore histories;
    private final Desk desk;

    StayRounds(SettlementDesk settlements, HistoryStore histories, Desk desk) {
        this.settlements = settlements;
        this.histories = histories;
        this.desk = desk;
    }

    /** A round as somebody asked for it. */
    public record Found(Order order, int round, boolean fresh) {}

    /**
     * What is asked for.
     *
     * @param digest of everything that the client sent
     * @param plan the plan, given the order as it stands; a stay without an order is an order without a history
     */
    record Wish(
            Client client,
            String key,
            String stayId,
            String digest,
            Fields notes,
            Secrets secrets,
            Function<Order, PlanOrRefusal> plan) {}

    /** The order of a stay, if it has one: the same one for ever, also while nothing of it is held. */
    Optional<Order> find(Client client, String stayId) {
        return histories.holder(STAY, client.org(), stayId).map(h -> desk.read(h.order()));
    }

    /** Whether something was opened under that key before. */
    boolean opened(StayAsk ask) {
        return histories
                .holder(KEY, ask.client().org(), ask.client().id() + "/" + ask.key())
                .isPresent();
    }

    /** Opens the round and moves it on; the same key again finds the first one. */
    Found open(Wish wish) {
        Claim key = new Claim(KEY, wish.client().org(), wish.client().id() + "/" + wish.key(), 0);
        Fields notes = wish.notes()
                .with("digest", wish.digest())
                .with(NoteKey.STAY_ID, wish.stayId())
                .with(NoteKey.OPERATOR, wish.client().id());
        Optional<Found> before =
                histories.holder(KEY, wish.client().org(), key.text()).map(h -> same(h.order(), h.round(), wish));
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Order> stay = find(wish.client(), wish.stayId());
        if (stay.isPresent()) {
            return further(stay.get(), wish, key, notes);
        }
        Opened opened = first(wish, key, notes);
        return opened instanceof Opened.BillHeld held
                ? further(desk.read(held.order()), wish, key, notes)
                : found(opened, wish);
    }

    private Found further(Order stay, Wish wish, Claim key, Fields notes) {
        return found(
                settlements.openRound(stay.id(), wish.client().id(), List.of(key), notes, wish.secrets(), wish.plan()),
                wish);
    }

    private Opened first(Wish wish, Claim key, Fields notes) {
        PlanOrRefusal decided = wish.plan().apply(Order.tell(NONE_YET, List.of()));
        if (decided.plan().isEmpty()) {
            return new Opened.Refused(decided.code(), decided.text());
        }
        return settlements.open(new Opening(
                wish.client().org(),
                STAY,
                List.of(),
                List.of(new Opening.Lasting(STAY, wish.stayId())),
                Optional.of(key.text()),
                wish.digest(),
                wish.client().id(),
                notes.with(NoteKey.ORG, wish.client().org())
                        .with(NoteKey.ENTRY, STAY)
                        .and(decided.notes()),
                wish.secrets(),
                decided.plan().get()));
    }

    private Found found(Opened opened, Wish wish) {
        if (opened instanceof Opened.New n) {
            return new Found(n.order(), n.round(), true);
        }
        if (opened instanceof Opened.Same s) {
            return same(s.order().id(), s.round(), wish);
        }
        if (opened instanceof Opened.OtherContent other) {
            throw OpeningAnswers.otherContent(other.order().text());
        }
        if (opened instanceof Opened.Refused refused) {
            throw Refusal.of(409, refused.code(), "不能办理", refused.text(), "请核对住院状态后重试");
        }
        throw new IllegalStateException("a round was " + opened.getClass().getSimpleName());
    }

    private Found same(OrderId id, int round, Wish wish) {
        Order order = desk.read(id);
        String then = round == 0
                ? order.opening().get("digest")
                : order.round(round).opening().get("notes.digest");
        if (!then.equals(wish.digest())) {
            throw OpeningAnswers.otherContent(id.text());
        }
        return new Found(order, round, false);
    }
}

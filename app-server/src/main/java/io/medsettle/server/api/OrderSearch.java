package io.medsettle.server.api;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.order.Numbers;
import io.medsettle.core.order.Order;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.clients.Client;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.view.OrderNumbers;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds orders by any number that we or a far side gave, and shows a client those of its own hospital. */
@Singleton
public final class OrderSearch {
    private static final String NUMBER = "[0-9]{8}[0-9A-Z]{8}";

    private final OrderNumbers numbers;
    private final HistoryStore histories;
    private final Desk desk;

    OrderSearch(OrderNumbers numbers, HistoryStore histories, Desk desk) {
        this.numbers = numbers;
        this.histories = histories;
        this.desk = desk;
    }

    public List<OrderId> byNumber(String number) {
        Set<OrderId> found = new LinkedHashSet<>();
        Numbers.orderOf(number).ifPresent(found::add);
        found.addAll(numbers.find(number));
        return List.copyOf(found);
    }

    /** Orders of the client's hospital that carry this number, ours or a far side's. */
    List<Order> named(String number, Client client) {
        return byNumber(number).stream()
                .map(desk::read)
                .filter(order -> visible(order, client))
                .toList();
    }

    /**
     * Orders of the client's hospital whose bill HIS knows by this number. The same text may be another order's number at some far
     * side, or of another kind at HIS: such an order is not meant.
     */
    List<Order> ofHis(String hisOrderId, Client client) {
        return named(hisOrderId, client).stream()
                .filter(order -> isOfHis(order, hisOrderId))
                .toList();
    }

    /** Whether HIS knows the bill of this order by that number. */
    static boolean isOfHis(Order order, String hisOrderId) {
        return order.rounds().stream().flatMap(round -> round.deeds().stream()).anyMatch(deed -> deed.notes()
                .find(NoteKey.HIS_ORDER_ID)
                .filter(hisOrderId::equals)
                .isPresent());
    }

    /**
     * The order of our own number.
     *
     * @throws Refusal 404 if there is none, or none of the client's hospital
     */
    public Order need(String orderId, Client client) {
        return find(orderId, client).orElseThrow(() -> Refusal.notFound("没有这张结算单"));
    }

    /** The order of our own number, if there is one of the client's hospital. */
    public Optional<Order> find(String orderId, Client client) {
        return Optional.of(orderId)
                .filter(text -> text.matches(NUMBER))
                .map(text -> desk.read(new OrderId(text)))
                .filter(order -> visible(order, client));
    }

    /** The order that this client opened under its key before (Idempotency-Key). */
    public Optional<Order> openedUnder(String key, Client client) {
        return histories.holder("key", client.org(), claimed(key, client)).map(h -> desk.read(h.order()));
    }

    /** A client's key as it is claimed for ever. */
    public static String claimed(String key, Client client) {
        return client.id() + "/" + key;
    }

    private static boolean visible(Order order, Client client) {
        return order.exists() && order.org().equals(client.org());
    }
}

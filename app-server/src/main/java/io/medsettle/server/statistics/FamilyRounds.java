package io.medsettle.server.statistics;

import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.credit.CreditFarSide;
import java.util.HashMap;
import java.util.Map;

/**
 * Which relative paid (亲情付), by the binding of patient and payer. A bill's payment says so in the books; a stay's rounds have each
 * their own payer, which the stay's history tells. Reads a stay once; for one thread.
 */
final class FamilyRounds {
    private final HistoryStore histories;
    private final Map<String, Order> stays = new HashMap<>();

    FamilyRounds(HistoryStore histories) {
        this.histories = histories;
    }

    /** "" where the patient paid. */
    String binding(String order, String number, Fields labels) {
        return Business.of(labels.get("act")) == Business.OUTPATIENT
                ? labels.get(CreditFarSide.PAYER_BINDING)
                : ofStay(order, number);
    }

    private String ofStay(String id, String number) {
        Order stay = stays.computeIfAbsent(id, o -> Order.tell(new OrderId(o), histories.read(new OrderId(o))));
        return stay.byNumber(number).map(deed -> ofRound(stay, deed)).orElse("");
    }

    /** A refund goes back to whoever paid. */
    private static String ofRound(Order stay, DeedView deed) {
        int round = deed.plan().ofRound().orElse(deed.round());
        Fields wished = round == 0 ? stay.opening() : stay.round(round).opening();
        return wished.get("notes." + CreditFarSide.PAYER_BINDING);
    }
}

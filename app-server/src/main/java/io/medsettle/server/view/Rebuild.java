package io.medsettle.server.view;

import io.medsettle.core.order.Glance;
import io.medsettle.core.order.Order;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Tells the search tables anew from the histories, while the gateway works; newer rows are left alone. */
@Singleton
public final class Rebuild {
    private static final int AT_ONCE = 500;
    private static final String NEXT =
            "SELECT order_id FROM order_history WHERE seq = 0 AND order_id > ? AND order_id < ?"
                    + " ORDER BY order_id LIMIT " + AT_ONCE;

    private final HistoryStore histories;
    private final Transactions transactions;
    private final PersonMarks people;

    Rebuild(HistoryStore histories, Transactions transactions, PersonMarks people) {
        this.histories = histories;
        this.transactions = transactions;
        this.people = people;
    }

    /**
     * @param day yyyyMMdd, "" for all
     * @return how many orders were told anew
     */
    public int run(String day) {
        String last = day;
        String end = day.isEmpty() ? "~" : day + "~";
        int count = 0;
        while (true) {
            List<String> some = after(last, end);
            for (String id : some) {
                rewrite(new OrderId(id));
            }
            count += some.size();
            if (some.size() < AT_ONCE) {
                return count;
            }
            last = some.get(some.size() - 1);
        }
    }

    private List<String> after(String last, String end) {
        return transactions.read(c -> {
            try (PreparedStatement s = c.prepareStatement(NEXT)) {
                s.setString(1, last);
                s.setString(2, end);
                List<String> ids = new ArrayList<>();
                try (ResultSet rows = s.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
                return ids;
            }
        });
    }

    private void rewrite(OrderId id) {
        Order order = Order.tell(id, histories.read(id));
        if (order.beyondUs()) {
            return;
        }
        Fields view = Glance.of(order).with("numbers", String.join("\n", Glance.numbers(order.lines())));
        OrderViews.Row row = new OrderViews.Row(
                id.text(),
                view,
                order.lines().size() - 1L,
                order.lines().get(0).at().toEpochMilli(),
                order.lines().get(order.lines().size() - 1).at().toEpochMilli());
        List<Secret> sealed = order.lines().stream()
                .flatMap(l -> l.fields().find("sealed").stream())
                .distinct()
                .flatMap(ref -> histories.unseal(ref).stream())
                .toList();
        transactions.write(c -> {
            OrderViews.rewrite(c, row);
            people.write(c, id.text(), sealed);
            return row;
        });
    }
}

package io.medsettle.server.console;

import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Story;
import io.medsettle.core.plan.Kind;
import io.medsettle.server.shown.Times;
import java.time.Instant;
import java.util.List;

/**
 * One round of an order as finance sees it: what was agreed with each far side, and how it stands.
 *
 * @param state how the round stands
 * @param why why it was given up or needs a person; "" otherwise
 */
record OrderRound(int no, String plan, String state, String why, List<Leg> legs) {
    /**
     * What was done with one far side.
     *
     * @param number our request's number
     * @param farNumber theirs, "" while there is none
     * @param doubted whether its outcome is unknown now
     */
    public record Leg(
            String name,
            String party,
            String state,
            String amounts,
            String number,
            String farNumber,
            String farTime,
            boolean doubted,
            String text) {
        static Leg of(DeedView d) {
            return new Leg(
                    Story.deed(d.name()),
                    d.plan().party().name(),
                    OrderWords.deed(d.status()),
                    Story.words(d.parts()),
                    d.number().text(),
                    d.farNumber(),
                    d.farTime().equals(Instant.EPOCH) ? "" : Times.of(d.farTime()),
                    d.doubted() && d.status().open(),
                    d.text());
        }
    }

    static List<OrderRound> of(Order order) {
        return order.rounds().stream().map(OrderRound::of).toList();
    }

    private static OrderRound of(Round r) {
        String state = r.stuck() ? "需人工处理" : r.gaveUp() ? "已放弃" : r.complete() ? "已完成" : "进行中";
        return new OrderRound(
                r.no(),
                Story.plan(r.plan()),
                state,
                r.stuck() ? r.stuckWhy() : r.why(),
                r.deeds().stream()
                        .filter(d -> d.plan().kind() != Kind.CHECK)
                        .map(Leg::of)
                        .toList());
    }
}

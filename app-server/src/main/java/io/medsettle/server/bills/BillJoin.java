package io.medsettle.server.bills;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Numbers;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Story;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.server.bills.BillRow.Known;
import io.medsettle.server.view.BookedOrders;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Lays our books beside a channel's bill, line by line; memory holds one order. */
@Singleton
class BillJoin {
    private static final int PAGE = 200;

    private final Desk desk;
    private final HistoryStore histories;
    private final BookedOrders booked;

    BillJoin(Desk desk, HistoryStore histories, BookedOrders booked) {
        this.desk = desk;
        this.histories = histories;
        this.booked = booked;
    }

    /** A line of the bill with what we know of it; orders of another hospital are nobody's here. */
    BillRow row(BillLine line, String org) {
        Optional<Order> order = Numbers.orderOf(line.requestNo())
                .map(desk::read)
                .filter(o -> o.exists() && o.org().equals(org));
        Known known = order.map(o -> known(o, line.requestNo())).orElse(Known.NOTHING);
        OptionalLong ours = order.map(o -> books(o).booked(line.requestNo())).orElse(OptionalLong.empty());
        return new BillRow(
                "渠道账单",
                line.fen() < 0 ? "退款" : "收款",
                line.reversed(),
                line.farTime(),
                line.farNumber(),
                line.requestNo(),
                line.fen(),
                known,
                verdict(order, ours, line.fen()),
                line.labels().asMap());
    }

    private static String verdict(Optional<Order> order, OptionalLong ours, long fen) {
        if (order.isEmpty()) {
            return "本网关没有这张结算单";
        }
        if (ours.isEmpty() && fen != 0) {
            return "本网关没有记这一笔";
        }
        return ours.orElse(0) == fen ? "一致" : "金额不一致";
    }

    private Books books(Order order) {
        return new Books(histories.postings(order.id()));
    }

    private Known known(Order order, String number) {
        Books books = books(order);
        int round =
                Numbers.roundOf(number).filter(r -> r < order.rounds().size()).orElse(0);
        return known(
                order, round, books.booked(number).orElse(0), books.leads(number) ? books.insured(round) : Map.of());
    }

    private static Known known(Order order, int no, long bookedFen, Map<Part, Long> insured) {
        Round round = order.round(no);
        return new Known(
                order.id().text(),
                Integer.toString(no),
                Story.plan(round.plan()),
                hisOrder(order, no),
                told(round, NoteKey.HIS_REFUND_NO)
                        .or(() -> round.opening().find("notes." + NoteKey.HIS_REFUND_NO))
                        .orElse(""),
                bookedFen,
                insured);
    }

    /** As HIS named it in that round, or in the one before which it goes back to; a stay goes by its own number. */
    private static String hisOrder(Order order, int no) {
        List<Round> upTo = new ArrayList<>(order.rounds().subList(0, no + 1));
        Collections.reverse(upTo);
        return upTo.stream()
                .flatMap(r -> told(r, NoteKey.HIS_ORDER_ID).stream())
                .findFirst()
                .orElseGet(() -> order.opening().get("notes." + NoteKey.STAY_ID));
    }

    private static Optional<String> told(Round round, String key) {
        return round.deeds().stream()
                .map(DeedView::notes)
                .flatMap(notes -> notes.find(key).stream())
                .findFirst();
    }

    /** Settlements and refunds of a day that were paid through that channel and of which the insurer bore everything. */
    void withoutCash(String channel, BusinessDay day, String org, Consumer<BillRow> rows) {
        String after = "";
        for (List<OrderId> page = booked.of(day, after, PAGE); !page.isEmpty(); page = booked.of(day, after, PAGE)) {
            after = page.get(page.size() - 1).text();
            for (OrderId id : page) {
                Books books = new Books(histories.postings(id));
                for (int round : books.withoutCash(day.text())) {
                    insuredOnly(desk.read(id), round, books, channel, org).ifPresent(rows);
                }
            }
        }
    }

    private static Optional<BillRow> insuredOnly(Order order, int no, Books books, String channel, String org) {
        String paidBy = order.round(no)
                .opening()
                .find("notes." + NoteKey.CHANNEL)
                .orElseGet(() -> order.opening().get("notes." + NoteKey.CHANNEL));
        if (!paidBy.equals(channel) || !order.org().equals(org)) {
            return Optional.empty();
        }
        Map<Part, Long> insured = books.insured(no);
        long sum = insured.values().stream().mapToLong(Long::longValue).sum();
        DeedView insurer = order.round(no).deeds().stream()
                .filter(d -> d.parts().total() != 0 && !d.farTime().equals(Instant.EPOCH))
                .filter(d -> d.parts().get(Part.WHOLE) == 0)
                .findFirst()
                .orElseThrow();
        return Optional.of(new BillRow(
                "仅医保",
                sum < 0 ? "退款" : "收款",
                false,
                insurer.farTime(),
                "",
                insurer.number().text(),
                0,
                known(order, no, 0, insured),
                "一致",
                Map.of()));
    }
}

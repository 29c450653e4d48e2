package io.medsettle.server.widget;

import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Story;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.api.Answers;
import io.medsettle.server.api.Mask;
import io.medsettle.server.api.OrderAnswer;
import io.medsettle.server.api.RefundAnswer;
import io.medsettle.server.shown.Yuan;
import java.util.List;

/**
 * The order as the clerk sees it before anything goes back: who bears what, and what can be given back.
 *
 * @param why why nothing can be given back; "" if something can
 * @param byAmount whether a part may be named in yuan
 * @param lines fee lines that may be given back one by one
 */
record RefundPage(
        String orderId,
        String title,
        String stateText,
        String money,
        String patient,
        String operator,
        String reason,
        List<Leg> legs,
        long leftFen,
        String left,
        String why,
        boolean byAmount,
        List<Line> lines,
        List<Earlier> earlier) {
    /** What one far side bears, and what of it can go back. */
    public record Leg(String name, String party, String taken, String left) {}

    /** One fee line. */
    public record Line(String serial, String name, String count, String amount) {}

    /** A refund that was asked before. */
    public record Earlier(String refundNo, String resultText, String amount) {}

    static RefundPage of(Order order, Ticket ticket, HistoryStore histories) {
        OrderAnswer told = Answers.of(order, false);
        Takings takings = new Takings(order, ticket.round());
        String why = why(order, takings);
        return new RefundPage(
                told.orderId(),
                Story.plan(order.round(ticket.round()).plan()),
                told.stateText(),
                told.money(),
                patient(order, ticket.round(), histories),
                ticket.operator(),
                ticket.reason(),
                takings.withMoney().stream().map(d -> leg(order, d)).toList(),
                takings.left(),
                Yuan.of(takings.left()),
                why,
                why.isEmpty() && takings.byAmount(),
                why.isEmpty() ? lines(takings, ticket, histories) : List.of(),
                told.refunds().stream().map(RefundPage::earlier).toList());
    }

    /** The lines that this ticket may give back. */
    static List<FeeLine> offered(Takings takings, Ticket ticket, HistoryStore histories) {
        return ticket.byLines() ? takings.lines(histories) : List.of();
    }

    private static List<Line> lines(Takings takings, Ticket ticket, HistoryStore histories) {
        return offered(takings, ticket, histories).stream()
                .map(RefundPage::line)
                .toList();
    }

    static Line line(FeeLine l) {
        return new Line(
                l.serial(),
                l.spec().isEmpty() ? l.name() : l.name() + " " + l.spec(),
                l.count().stripTrailingZeros().toPlainString() + l.unit(),
                Yuan.of(l.amount().fen()));
    }

    private static Leg leg(Order order, DeedView d) {
        Parts left = order.refundable(d);
        return new Leg(
                Story.deed(d.name()),
                PartyWords.of(d.plan().party()),
                Story.words(d.parts()),
                left.isZero() ? "已退或正在退" : Story.words(left));
    }

    private static Earlier earlier(RefundAnswer r) {
        return new Earlier(r.refundNo(), r.resultText(), Yuan.of(r.fen()));
    }

    private static String why(Order order, Takings takings) {
        if (order.state() == OrderState.STUCK) {
            return "这张结算单需人工处理, 请联系财务人员";
        }
        if (!takings.settled()) {
            return "这张结算单尚未结算完成, 不能退费; 未支付的请取消";
        }
        if (takings.drawn()) {
            return "出院结算不能按退费办理, 请撤销出院结算";
        }
        return takings.left() > 0 ? "" : "没有可以退回的金额: 款项已退或正在退";
    }

    /** Only a part of the name and of the number. */
    static String patient(Order order, int round, HistoryStore histories) {
        List<DeedView> deeds = order.round(round).deeds();
        Secrets all = new Composer(order, histories::unseal)
                .deed(deeds.get(deeds.size() - 1))
                .secrets();
        String name = all.find(NoteKey.NAME).map(Secret::reveal).map(Mask::name).orElse("");
        String number =
                all.find(NoteKey.CERT_NO).map(Secret::reveal).map(Mask::number).orElse("");
        return (name + " " + number).strip();
    }
}

package io.medsettle.core.desk;

import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Plan;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.Optional;

/** Where money is asked back. What is refundable is reserved by the page that opens the round, not by a look before it. */
public final class RefundDesk {
    private static final String SAME = "same";

    private final Desk desk;

    public RefundDesk(Desk desk) {
        this.desk = desk;
    }

    /** Opens a refund round and moves it on. The same wish again finds the first one. */
    public Opened ask(RefundAsk ask) {
        Order order = desk.read(ask.order());
        if (!order.exists()) {
            return new Opened.Refused("no-such-order", "没有这张结算单");
        }
        String content = ask.round() + "|" + ask.fen().map(String::valueOf).orElse("all") + "|" + ask.order()
                + (ask.items().isEmpty() ? "" : "|" + String.join(",", ask.items()));
        Fields notes = Fields.of(NoteKey.REASON, ask.reason())
                .with(NoteKey.OPERATOR, ask.by())
                .with(NoteKey.HIS_REFUND_NO, ask.hisRefundNo().orElse(""))
                .with(NoteKey.HIS_ASKED, ask.hisRefundNo().isPresent() ? "1" : "")
                .with(NoteKey.ITEMS, String.join(",", ask.items()))
                .with("refundKey", ask.key())
                .with("refundContent", content);
        Claim claim = new Claim("refund", order.org(), ask.key(), 0);
        Optional<Opened> before = desk.around()
                .histories()
                .holder("refund", order.org(), ask.key())
                .map(h -> same(desk.read(h.order()), h.round(), content));
        if (before.isPresent()) {
            return before.get();
        }
        Opened opened = RoundOpening.open(
                desk, ask.order(), ask.by(), List.of(claim), notes, Secrets.NONE, now -> plan(now, ask));
        if (opened instanceof Opened.Refused r && r.code().equals(SAME)) {
            return same(desk.read(ask.order()), Integer.parseInt(r.text()), content);
        }
        return opened instanceof Opened.Same s ? same(s.order(), s.round(), content) : opened;
    }

    private Opened same(Order order, int round, String content) {
        boolean same = order.round(round).opening().get("notes.refundContent").equals(content);
        return same ? new Opened.Same(order, round) : new Opened.OtherContent(order.id(), round);
    }

    private static SettlementDesk.PlanOrRefusal plan(Order order, RefundAsk ask) {
        for (Round r : order.rounds()) {
            if (r.opening().get("notes.refundKey").equals(ask.key())) {
                return SettlementDesk.PlanOrRefusal.refusal(SAME, Integer.toString(r.no()));
            }
        }
        if (ask.round() >= order.rounds().size()) {
            return SettlementDesk.PlanOrRefusal.refusal("no-such-round", "没有这一轮结算");
        }
        Round round = order.round(ask.round());
        if (round.purpose() != Plan.Purpose.COLLECT || round.gaveUp() || !round.complete()) {
            return SettlementDesk.PlanOrRefusal.refusal("not-settled", "这张结算单尚未结算完成, 不能退费; 未支付的请取消");
        }
        if (order.rounds().stream().anyMatch(r -> settlesAnew(order, r, round))) {
            return SettlementDesk.PlanOrRefusal.refusal(
                    "refund-under-way", "这张结算单正在退费后重新结算, 尚未办结, 不能再退; 请待其办结, 须人工裁定的请先裁定");
        }
        return ask.items().isEmpty() ? new Refunding(order, round, ask).plan() : new Resettling(order, round).plan();
    }

    /** Whether that round is giving back what the other took and takes anew in its place: nobody knows yet what will stand. */
    private static boolean settlesAnew(Order order, Round refund, Round settled) {
        boolean takes = refund.deeds().stream()
                .anyMatch(d -> d.plan().verb() == Verb.START && d.plan().kind() == Kind.MONEY);
        boolean givesBack = refund.deeds().stream()
                .anyMatch(
                        d -> d.plan().ofRound().filter(no -> no == settled.no()).isPresent());
        return refund.purpose() == Plan.Purpose.REFUND
                && takes
                && givesBack
                && !refund.complete()
                && !order.undone(refund);
    }
}

package io.medsettle.server.widget;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Story;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Parts;
import io.medsettle.server.api.Answers;
import io.medsettle.server.api.RefundAnswer;
import io.medsettle.server.shown.Times;
import io.medsettle.server.shown.Yuan;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A refund on its way: what each far side has done, where the money is, what to do next.
 *
 * @param result SUCCESS, PROCESSING, REJECTED, STUCK
 * @param total what the refund is about; "" where that is told by a new settlement
 * @param why the far side's or our own words where it did not succeed; "" otherwise
 * @param working whether it goes on by itself, so that looking again is worth while
 */
record ProgressPage(
        String orderId,
        String refundNo,
        @Nullable String hisRefundNo,
        String result,
        String resultText,
        String total,
        String why,
        String money,
        String next,
        boolean working,
        String patient,
        String operator,
        String reason,
        List<Step> steps) {
    /**
     * One far side's part.
     *
     * @param done whether nothing is to come of it any more
     * @param text its words where it said no or nothing
     */
    public record Step(
            String name,
            String party,
            String state,
            boolean done,
            String amounts,
            String number,
            String farNumber,
            String farTime,
            String text) {}

    static ProgressPage of(Order order, int no, Ticket ticket, HistoryStore histories) {
        Round round = order.round(no);
        String refundNo = order.id().text() + "-" + no;
        RefundAnswer told = Answers.of(order, false).refunds().stream()
                .filter(r -> r.refundNo().equals(refundNo))
                .findFirst()
                .orElseThrow();
        boolean over = round.gaveUp() || round.stuck() || round.complete();
        boolean arriving = round.deeds().stream().anyMatch(PartyWords::arriving);
        return new ProgressPage(
                order.id().text(),
                refundNo,
                told.hisRefundNo(),
                told.result(),
                told.result().equals("SUCCESS") && arriving ? "已受理, 等待到账" : told.resultText(),
                round.plan().equals("resettle") ? "" : Yuan.of(told.fen()),
                told.reason() == null ? "" : told.reason(),
                money(order, round),
                next(told.result(), round, arriving),
                told.result().equals("PROCESSING") || arriving,
                RefundPage.patient(order, ticket.round(), histories),
                ticket.operator(),
                ticket.reason(),
                round.deeds().stream()
                        .filter(d -> d.plan().kind() != Kind.CHECK && d.plan().kind() != Kind.NOTICE)
                        .map(d -> step(d, over))
                        .toList());
    }

    private static Step step(DeedView d, boolean over) {
        boolean done = d.status() == DeedStatus.RETURNED || d.status() == DeedStatus.TAKEN;
        return new Step(
                Story.deed(d.name()),
                PartyWords.of(d.plan().party()),
                PartyWords.state(d, over),
                done,
                Story.words(d.parts()),
                d.number().text(),
                d.farNumber(),
                d.farTime().equals(Instant.EPOCH) ? "" : Times.of(d.farTime()),
                d.text());
    }

    private static String money(Order order, Round round) {
        Parts held = order.held();
        String back = "已退回 " + Yuan.of(sum(round, d -> d.status() == DeedStatus.RETURNED));
        long arriving = sum(round, PartyWords::arriving);
        String there = held.isZero() ? "这张结算单不再持有任何款项" : "仍由各方持有 " + Story.words(held);
        return back + (arriving > 0 ? "; 已受理等待到账 " + Yuan.of(arriving) : "") + "; " + there;
    }

    private static String next(String result, Round round, boolean arriving) {
        long cash =
                sum(round, d -> d.plan().party().name().equals(PartyWords.TILL) && d.status() == DeedStatus.RETURNED);
        return switch (result) {
            case "SUCCESS" ->
                arriving ? "到账后本页自动更新, 请勿再次退费" : cash > 0 ? "请将现金 " + Yuan.of(cash) + " 交还患者, 并打印凭条" : "退费已完成, 可以打印凭条";
            case "PROCESSING" -> "请勿再次退费: 系统会自动继续. 可以留在本页等待, 也可以关闭窗口, 稍后重新打开查看";
            case "REJECTED" -> "没有退款. 请按上面的原因处理后, 在 HIS 中重新发起退费";
            default -> "请联系财务人员处理, 勿再次退费, 也勿另以现金退还";
        };
    }

    private static long sum(Round round, Predicate<DeedView> such) {
        return round.deeds().stream()
                .filter(d -> d.plan().verb() == Verb.REVERSE)
                .filter(such)
                .mapToLong(d -> d.parts().total())
                .sum();
    }
}

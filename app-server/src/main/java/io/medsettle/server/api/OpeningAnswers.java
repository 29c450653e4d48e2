package io.medsettle.server.api;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpResponse;

/** What came of a client's wish to open an order, in the words of the API. */
final class OpeningAnswers {
    private OpeningAnswers() {}

    /** The same key again: the first answer, or a conflict. */
    static HttpResponse<OrderAnswer> repeated(Order order, String digest) {
        if (!order.opening().get("digest").equals(digest)) {
            throw otherContent(order.id().text());
        }
        return HttpResponse.ok(Answers.of(order, false));
    }

    static Refusal otherContent(String order) {
        return new Refusal(Problem.of(
                        409,
                        "key-reused",
                        "Idempotency-Key 已用于其他内容",
                        "同一个 Idempotency-Key 先前用于不同的内容",
                        "新的业务请使用新的 Idempotency-Key")
                .about(order));
    }

    /** What came of opening an order. */
    static HttpResponse<OrderAnswer> of(Opened opened) {
        if (opened instanceof Opened.New n) {
            return fresh(n.order());
        }
        if (opened instanceof Opened.Same s) {
            return HttpResponse.ok(Answers.of(s.order(), false));
        }
        if (opened instanceof Opened.OtherContent other) {
            throw otherContent(other.order().text());
        }
        if (opened instanceof Opened.BillHeld held) {
            throw new Refusal(Problem.of(409, "bill-held", "账单正在别处支付", "该账单已有一张进行中的结算单", "请继续那张结算单, 或先取消它")
                    .about(held.order().text()));
        }
        throw new IllegalStateException("an opening was " + opened.getClass().getSimpleName());
    }

    private static HttpResponse<OrderAnswer> fresh(Order order) {
        OrderState state = order.state();
        if (state == OrderState.PRICED || state == OrderState.SETTLED) {
            return HttpResponse.created(Answers.of(order, false));
        }
        if (order.round(0).gaveUp()) {
            throw new Refusal(
                    Problem.of(422, "not-priced", "预结算未成功", order.round(0).why(), "请核对原因后重新发起; 也可改用自费支付或到窗口办理")
                            .about(order.id().text())
                            .money(Words.money(state, order.held())));
        }
        return HttpResponse.accepted().body(Answers.of(order, false));
    }
}

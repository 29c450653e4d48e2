package io.medsettle.server.api;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.RefundAsk;
import io.medsettle.core.desk.RefundDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.store.ClaimHolder;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 退费: 渠道与控制台按 Idempotency-Key, HIS 按自己的退费单号 (G06, G07). */
@Validated
@Controller("/api/v1/refunds")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "退费")
class RefundsController {
    private final RefundDesk refunds;
    private final Desk desk;
    private final HistoryStore histories;
    private final OrderSearch search;

    RefundsController(RefundDesk refunds, Desk desk, HistoryStore histories, OrderSearch search) {
        this.refunds = refunds;
        this.desk = desk;
        this.histories = histories;
        this.search = search;
    }

    /**
     * 退费申请.
     *
     * @param orderId 结算单号; HIS 也可给 hisOrderId
     * @param hisRefundNo HIS 退费单号; 只有 HIS 能给, 此时不再请求 HIS 许可
     * @param amountFen 金额, 分; 空为全部
     * @param round 退哪一轮收款 (住院的一次预交金); 空为第一轮
     */
    @Introspected
    @Schema(name = "AskRefund")
    record AskRefund(
            @Nullable @Size(max = 32) @Printable String orderId,

            @Nullable @Size(max = 64) @Printable String hisOrderId,

            @Nullable @Size(max = 64) @Printable String hisRefundNo,

            @Nullable @Positive(message = "须大于零") Long amountFen,

            @Nullable @Size(min = 1, max = 100, message = "1 至 100 条")
            List<@NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.") String> items,

            @NotBlank @Size(max = 80) String reason,
            @Nullable @Size(max = 64) String operator,
            @Nullable @PositiveOrZero(message = "不能为负数") Integer round) {}

    @Post
    @Scope({Scope.REFUND, Scope.HIS})
    @Operation(summary = "申请退费 (G06)", description = "HIS 调用以 hisRefundNo 为键, 其他接入方以 Idempotency-Key 为键; 同键同内容返回第一次的结果")
    HttpResponse<RefundAnswer> ask(
            @Nullable @Header("Idempotency-Key") @Size(max = 100) @Printable String key,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid AskRefund body) {
        boolean byHis = client.may(Scope.HIS) && body.hisRefundNo() != null;
        if (!byHis && (key == null || key.isBlank())) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "缺少 Idempotency-Key", "请为每一次退费申请生成一个固定的键")
                    .at("Idempotency-Key"));
        }
        if (body.hisRefundNo() != null && !client.may(Scope.HIS)) {
            throw Refusal.of(403, "no-scope", "没有权限", "只有 HIS 可以提供 hisRefundNo", "请去掉 hisRefundNo 后重试");
        }
        List<String> items = items(client, body);
        Order order = order(client, body);
        RefundAsk ask = new RefundAsk(
                order.id(),
                body.round() == null ? round(order) : collected(order, body.round()),
                byHis ? "his/" + body.hisRefundNo() : client.id() + "/" + key,
                byHis ? Optional.ofNullable(body.hisRefundNo()) : Optional.empty(),
                Optional.ofNullable(body.amountFen()),
                body.reason(),
                body.operator() == null ? client.id() : body.operator(),
                items);
        return answer(refunds.ask(ask), order);
    }

    private static List<String> items(Client client, AskRefund body) {
        if (body.items() == null) {
            return List.of();
        }
        if (!client.may(Scope.HIS) && !client.may(Scope.TILL)) {
            throw Refusal.of(403, "window-only", "没有权限", "按明细退费只能在窗口办理", "请患者到窗口办理部分退费");
        }
        if (body.amountFen() != null) {
            throw new Refusal(Problem.of(400, "both", "内容矛盾", "items 与 amountFen 只能提供一个", "按明细退费时请去掉金额")
                    .at("amountFen"));
        }
        return body.items().stream().distinct().sorted().toList();
    }

    private static int round(Order order) {
        return order.rounds().stream()
                .filter(r -> r.purpose() == Plan.Purpose.COLLECT && !r.gaveUp())
                .mapToInt(r -> r.no())
                .findFirst()
                .orElse(0);
    }

    /** Only what a round has collected is refunded by asking; a surplus collected again goes back with the next discharge. */
    private static int collected(Order order, int round) {
        if (round >= order.rounds().size()) {
            throw Refusal.notFound("没有这一轮收款");
        }
        if (order.round(round).purpose() != Plan.Purpose.COLLECT) {
            throw new Refusal(Problem.of(409, "not-collected", "不能退费", "这一轮不是收款", "请给出收款的轮次")
                    .at("round")
                    .about(order.id().text()));
        }
        return round;
    }

    /** Named by our number, by HIS's own of its bill, or by both, which then have to be of one order. */
    private Order order(Client client, AskRefund body) {
        String ours = Given.text(body.orderId());
        String his = Given.text(body.hisOrderId());
        if (ours.isBlank() && his.isBlank()) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "orderId 与 hisOrderId 须给出一个", "请补齐后重新提交")
                    .at("orderId"));
        }
        if (ours.isBlank()) {
            return ofHis(client, his);
        }
        Order order = search.need(ours, client);
        if (!his.isBlank() && !OrderSearch.isOfHis(order, his)) {
            throw new Refusal(Problem.of(409, "numbers-differ", "单号不符", "hisOrderId 不是这张结算单的 HIS 收费单号", "请核对两个单号后重新提交")
                    .at("hisOrderId"));
        }
        return order;
    }

    private Order ofHis(Client client, String hisOrderId) {
        List<Order> found = search.ofHis(hisOrderId, client);
        List<Order> living = found.stream().filter(o -> !o.round(0).gaveUp()).toList();
        if (living.size() > 1) {
            throw new Refusal(Problem.of(409, "several-orders", "单号不唯一", "HIS 的这个收费单号下有多张结算单", "请用 orderId 指明退哪一张")
                    .at("hisOrderId"));
        }
        return Stream.concat(living.stream(), found.stream())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这张结算单"));
    }

    private static HttpResponse<RefundAnswer> answer(Opened opened, Order order) {
        if (opened instanceof Opened.New n) {
            RefundAnswer answer = Answers.refund(n.order(), n.order().round(n.round()));
            return answer.result().equals("SUCCESS")
                    ? HttpResponse.created(answer)
                    : HttpResponse.accepted().body(answer);
        }
        if (opened instanceof Opened.Same s) {
            return HttpResponse.ok(Answers.refund(s.order(), s.order().round(s.round())));
        }
        if (opened instanceof Opened.OtherContent other) {
            throw new Refusal(Problem.of(409, "key-reused", "退费单号已用于其他内容", "同一个退费单号先前用于不同的金额或结算单", "请使用新的退费单号")
                    .about(other.order().text()));
        }
        if (opened instanceof Opened.Refused refused) {
            throw new Refusal(Problem.of(409, refused.code(), "不能退费", refused.text(), "请核对可退金额与结算单状态")
                    .about(order.id().text())
                    .money(Words.money(order.state(), order.held())));
        }
        throw new IllegalStateException("a refund was " + opened.getClass().getSimpleName());
    }

    @Get("/{refundNo}")
    @Scope({Scope.READ, Scope.REFUND, Scope.HIS})
    @Operation(summary = "查询退费")
    RefundAnswer get(@PathVariable String refundNo, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        int dash = refundNo.indexOf('-');
        if (!refundNo.matches("[0-9]{8}[0-9A-Z]{8}-[0-9]{1,4}")) {
            throw Refusal.notFound("没有这笔退费");
        }
        Order order = desk.read(new OrderId(refundNo.substring(0, dash)));
        return refund(order, Integer.parseInt(refundNo.substring(dash + 1)), client);
    }

    /** HIS 退费单号. */
    @Introspected
    record Query(@NotBlank @Size(max = 64) @Printable String hisRefundNo) {}

    @Post("/query")
    @Scope(Scope.HIS)
    @Operation(summary = "按 HIS 退费单号查询 (G07)")
    RefundAnswer query(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Query query) {
        ClaimHolder holder = histories
                .holder("refund", client.org(), "his/" + query.hisRefundNo())
                .orElseThrow(() -> Refusal.notFound("没有这笔退费"));
        return refund(desk.read(holder.order()), holder.round(), client);
    }

    private static RefundAnswer refund(Order order, int round, Client client) {
        boolean there = order.exists()
                && order.org().equals(client.org())
                && round < order.rounds().size()
                && order.round(round).purpose() == Plan.Purpose.REFUND;
        if (!there) {
            throw Refusal.notFound("没有这笔退费");
        }
        return Answers.refund(order, order.round(round));
    }
}

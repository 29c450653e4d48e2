package io.medsettle.server.api;

import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.SettlementDesk.Assigned;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Outpatient;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 结算单: 预结算, 支付, 查询, 取消. */
@Validated
@Controller("/api/v1/orders")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "结算单")
class OrdersController {
    private static final Set<String> ELSEWHERE = Set.of(StayRounds.STAY, "clearing");

    private final Openings openings;
    private final SettlementDesk settlements;
    private final OrderSearch search;
    private final WhoCollects whoCollects;

    OrdersController(Openings openings, SettlementDesk settlements, OrderSearch search, WhoCollects whoCollects) {
        this.openings = openings;
        this.settlements = settlements;
        this.search = search;
        this.whoCollects = whoCollects;
    }

    @Post
    @Scope(Scope.WRITE)
    @Operation(summary = "开单并预结算", description = "返回总费用与各分项; 同一 Idempotency-Key 与内容再次提交返回第一次的结果")
    HttpResponse<OrderAnswer> open(
            @Header("Idempotency-Key") @NotBlank @Size(max = 100) @Printable String key,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid OpenOrder body) {
        return openings.open(client, key, body);
    }

    @Post("/{orderId}/pay")
    @Scope(Scope.WRITE)
    @Operation(summary = "确认支付", description = "返回打开渠道收银台所需的参数; 重复提交不会重复收款")
    OrderAnswer pay(
            @PathVariable String orderId,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Nullable @Body @Valid PayNow body) {
        Order order = paidHere(search.need(orderId, client));
        whoCollects.mayConfirm(client, order, 0);
        String code = body == null ? null : body.payCode();
        if (PayNow.wantsCode(order.round(0)) && (code == null || code.isBlank())) {
            throw new Refusal(Problem.of(400, "missing", "缺少付款码", "这张结算单用付款码或刷脸支付, 须提供 payCode", "请患者出示付款码后重新提交")
                    .at("payCode"));
        }
        Optional<Assigned> assigned = whoCollects.assigned(order, 0, code);
        Order paying = settlements
                .openGate(
                        order.id(),
                        0,
                        Outpatient.PAY,
                        client.id(),
                        whoCollects.notes(assigned),
                        CounterOpenings.code(code),
                        assigned)
                .orElseThrow(() -> PayNow.notPayable(order));
        return Answers.of(paying, false);
    }

    /** A stay is paid and undone at its own address, a clearing by finance: each asks for other permissions. */
    private static Order paidHere(Order order) {
        if (ELSEWHERE.contains(order.opening().get("entry"))) {
            throw new Refusal(Problem.of(409, "not-here", "不在此办理", "住院与清算的结算单不在这里支付或取消", "请到住院 (/stays) 或清算的接口办理")
                    .about(order.id().text())
                    .money(Words.money(order.state(), order.held())));
        }
        return order;
    }

    @Get("/{orderId}")
    @Scope({Scope.READ, Scope.WRITE, Scope.HIS})
    @Operation(summary = "查询结算单", description = "状态, 分项, 分笔, 流水说明")
    OrderAnswer get(@PathVariable String orderId, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        return Answers.of(search.need(orderId, client), true);
    }

    @Post("/{orderId}/cancel")
    @Scope(Scope.WRITE)
    @Operation(summary = "取消未支付的结算单", description = "先关闭渠道订单, 再撤销医保上传与登记, 最后释放 HIS 账单")
    OrderAnswer cancel(@PathVariable String orderId, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        Order order = paidHere(search.need(orderId, client));
        Order cancelled = settlements
                .giveUp(order.id(), 0, "患者或渠道取消", client.id())
                .orElseThrow(() -> new Refusal(Problem.of(
                                409,
                                "not-cancellable",
                                "不能取消",
                                "结算单状态为 " + Words.state(order.state()) + ", 已收款的只能退费",
                                "如需退款, 请发起退费")
                        .about(orderId)
                        .money(Words.money(order.state(), order.held()))));
        return Answers.of(cancelled, false);
    }

    /** 任一单号: 结算单号, 请求号, HIS 单号, 渠道单号, 医保单号. */
    @Introspected
    record Query(@NotBlank @Size(max = 64) @Printable String number) {}

    @Post("/query")
    @Scope({Scope.READ, Scope.WRITE, Scope.HIS})
    @Operation(summary = "按任一单号查询 (G08)")
    List<OrderAnswer> query(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Query query) {
        return search.named(query.number(), client).stream()
                .map(o -> Answers.of(o, false))
                .toList();
    }
}

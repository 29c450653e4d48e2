package io.medsettle.server.widget;

import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.api.OrderSearch;
import io.medsettle.server.api.Printable;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 窗口退费组件的票据: HIS 服务端取得, 只用一次, 交给窗口页面中的框架打开. */
@Validated
@Controller("/api/v1/widget/refund-tickets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "退费")
class TicketsController {
    private static final String TEXT = "\\P{Cntrl}*";
    private static final String NOT_TEXT = "含有不允许的字符";

    private final Tickets tickets;
    private final OrderSearch search;
    private final WidgetAddress address;

    TicketsController(Tickets tickets, OrderSearch search, WidgetAddress address) {
        this.tickets = tickets;
        this.search = search;
        this.address = address;
    }

    /**
     * 申请票据.
     *
     * @param orderId 结算单号, 或任一方给出的单号 (HIS 单号, 渠道单号, 医保结算号)
     * @param operator 经办人工号
     * @param reason 退费原因
     * @param round 退哪一轮收款 (住院的一次预交金); 空为第一轮
     */
    @Introspected
    @Schema(name = "AskRefundTicket")
    record Ask(
            @NotBlank @Size(max = 64) @Printable String orderId,

            @NotBlank @Size(max = 64) @Pattern(regexp = TEXT, message = NOT_TEXT)
            String operator,

            @NotBlank @Size(max = 80) @Pattern(regexp = TEXT, message = NOT_TEXT)
            String reason,

            @Nullable @PositiveOrZero(message = "不能为负数") Integer round) {}

    /**
     * 票据.
     *
     * @param ticket 票据, 只能用一次
     * @param address 框架打开的地址, 含票据
     * @param expiresAt 在此之前打开, ISO-8601
     */
    @Introspected
    @Schema(name = "RefundTicket")
    record Given(String orderId, String ticket, String address, String expiresAt) {}

    @Post
    @Scope({Scope.REFUND, Scope.HIS})
    @Operation(summary = "取得窗口退费组件的一次性票据", description = "2 分钟内由窗口页面的框架打开 address; 每张票据至多办理一笔退费")
    HttpResponse<Given> issue(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask body) {
        Order order = order(body.orderId(), client);
        int round = body.round() == null ? first(order) : collected(order, body.round());
        Tickets.Issued issued = tickets.issue(new Ticket(
                client.id(),
                client.org(),
                client.may(Scope.HIS) || client.may(Scope.COUNTER),
                order.id().text(),
                round,
                body.operator(),
                body.reason(),
                ""));
        return HttpResponse.created(new Given(
                order.id().text(),
                issued.ticket().reveal(),
                address.of(issued.ticket()),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        issued.until().atZone(BusinessDay.ZONE).toOffsetDateTime())));
    }

    private Order order(String number, Client client) {
        List<Order> found = search.byNumber(number).stream()
                .map(id -> search.find(id.text(), client))
                .flatMap(Optional::stream)
                .toList();
        return found.stream()
                .filter(o -> !o.round(0).gaveUp())
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElseThrow(() -> Refusal.notFound("没有这张结算单"));
    }

    private static int first(Order order) {
        return order.rounds().stream()
                .filter(r -> r.purpose() == Plan.Purpose.COLLECT && !r.gaveUp())
                .mapToInt(r -> r.no())
                .findFirst()
                .orElse(0);
    }

    private static int collected(Order order, int round) {
        if (round >= order.rounds().size() || order.round(round).purpose() != Plan.Purpose.COLLECT) {
            throw new Refusal(Problem.of(409, "not-collected", "不能退费", "没有这一轮收款", "请给出收款的轮次")
                    .at("round")
                    .about(order.id().text()));
        }
        return round;
    }
}

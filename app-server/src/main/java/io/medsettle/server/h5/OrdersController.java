package io.medsettle.server.h5;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.RefundAsk;
import io.medsettle.core.desk.RefundDesk;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Story;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.api.Answers;
import io.medsettle.server.api.OrderAnswer;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Yuan;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 订单: 列表, 详情与拆分, 去支付, 收银, 结果, 取消. 页面只显示服务器所知的状态, 不信渠道脚本的回调. */
@Hidden
@Controller("/h5/orders")
@ExecuteOn(TaskExecutors.BLOCKING)
class OrdersController {
    private final Orders orders;
    private final SettlementDesk settlements;
    private final RefundDesk refunds;
    private final HistoryStore histories;
    private final Scripts scripts;
    private final PageSettings settings;
    private final CreditEntries credit;

    OrdersController(
            Orders orders,
            SettlementDesk settlements,
            RefundDesk refunds,
            HistoryStore histories,
            Scripts scripts,
            PageSettings settings,
            CreditEntries credit) {
        this.orders = orders;
        this.settlements = settlements;
        this.refunds = refunds;
        this.histories = histories;
        this.scripts = scripts;
        this.settings = settings;
        this.credit = credit;
    }

    /** One row of the list, and the page that it leads to. */
    public record Row(String page, String title, String openedAt, String total, String stateText) {}

    @Get
    @View("h5/orders")
    Map<String, Object> list(@RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        List<Row> rows = orders.of(visitor).stream().map(OrdersController::row).toList();
        return Map.of("orders", rows);
    }

    private static Row row(Order order) {
        OrderAnswer told = Answers.of(order, false);
        Optional<String> stay = Orders.stayOf(order);
        return new Row(
                stay.map(id -> "/h5/stays/" + id).orElse("/h5/orders/" + told.orderId()),
                stay.isPresent() ? "住院" : Story.plan(order.round(0).plan()),
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                        .format(order.lines().get(0).at().atZone(BusinessDay.ZONE)),
                stay.isPresent() ? "" : Yuan.of(told.totalFen()),
                stay.isPresent() ? "" : told.stateText());
    }

    @Get("/{orderId}")
    @View("h5/order")
    Map<String, Object> order(@PathVariable String orderId, @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        OrderPage page = OrderPage.of(orders.need(visitor, orderId), visitor, histories);
        return Map.of(
                "order",
                page,
                "channel",
                visitor.channel(),
                "refunds",
                settings.refunds() && page.refundable(),
                "script",
                page.cashier() == null ? Map.of() : scripts.config(visitor, "/h5/orders/" + orderId),
                "creditEntry",
                page.registered() ? credit.address(CreditEntries.REGISTERED, page.visitNo()) : "");
    }

    /** For the page that waits: nothing but the state. */
    @Get("/{orderId}/state")
    @Produces(MediaType.TEXT_PLAIN)
    String state(@PathVariable String orderId, @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        return orders.need(visitor, orderId).state().name();
    }

    @Post("/{orderId}/pay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> pay(@PathVariable String orderId, @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        Order order = orders.begunHere(visitor, orderId);
        settlements.openGate(
                order.id(), 0, Outpatient.PAY, Visitor.client(visitor.channel()), Fields.NONE, Secrets.NONE);
        return HttpResponse.seeOther(page(orderId));
    }

    @Post("/{orderId}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> cancel(@PathVariable String orderId, @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        Order order = orders.begunHere(visitor, orderId);
        settlements.giveUp(order.id(), 0, "患者取消", Visitor.client(visitor.channel()));
        return HttpResponse.seeOther(page(orderId));
    }

    /** Asks for all of it back; asked twice it is one refund. */
    @Post("/{orderId}/refund")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> refund(@PathVariable String orderId, @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        Order order = orders.begunHere(visitor, orderId);
        if (!settings.refunds()) {
            throw Refusal.of(403, "no-self-refund", "不能自助退费", "本院不支持在手机上退费", "请到窗口办理退费");
        }
        String by = Visitor.client(visitor.channel());
        Opened opened = refunds.ask(
                new RefundAsk(order.id(), 0, by + "/" + orderId, Optional.empty(), Optional.empty(), "患者自助退费", by));
        if (opened instanceof Opened.Refused refused) {
            throw Refusal.of(409, refused.code(), "不能退费", refused.text(), "请到窗口办理退费");
        }
        return HttpResponse.seeOther(page(orderId));
    }

    static URI page(String orderId) {
        return URI.create("/h5/orders/" + orderId);
    }
}

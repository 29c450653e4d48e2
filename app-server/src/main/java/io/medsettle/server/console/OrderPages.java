package io.medsettle.server.console;

import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Story;
import io.medsettle.server.api.Answers;
import io.medsettle.server.api.OrderSearch;
import io.medsettle.server.api.Words;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.console.OrderSeeking.Found;
import io.medsettle.server.console.OrderSeeking.Sought;
import io.medsettle.server.shown.Times;
import io.medsettle.server.shown.Yuan;
import io.medsettle.server.view.OrderList;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 结算单: 按姓名, 证件号, 任一单号, 日期与状态查询; 一张结算单从开单到现在与每一方发生的事. */
@Hidden
@Controller("/console/orders")
@ExecuteOn(TaskExecutors.BLOCKING)
class OrderPages {
    private final OrderSeeking seeking;
    private final OrderSearch search;

    OrderPages(OrderSeeking seeking, OrderSearch search) {
        this.seeking = seeking;
        this.search = search;
    }

    /** One line of the list. */
    public record Line(
            String orderId, String kind, String state, String total, String taken, String returned, String openedAt) {
        static Line of(OrderList.Row row) {
            return new Line(
                    row.orderId(),
                    Story.plan(row.plan()),
                    Words.state(OrderState.valueOf(row.state())),
                    Yuan.of(row.totalFen()),
                    Yuan.of(row.takenFen()),
                    Yuan.of(row.returnedFen()),
                    Times.of(row.openedAt()));
        }
    }

    @Get
    @Scope(Scope.READ)
    @View("console/orders")
    Map<String, Object> find(
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @QueryValue @Nullable LocalDate from,
            @QueryValue @Nullable LocalDate to,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String number,
            @QueryValue(defaultValue = "") String who,
            @QueryValue(defaultValue = "") String after) {
        Found found = seeking.find(client, new Sought(from, to, state, number, who, after));
        Map<String, Object> model = new HashMap<>(found.asked());
        model.put("orders", found.rows().stream().map(Line::of).toList());
        model.put("next", found.next());
        model.put("states", OrderWords.states());
        return model;
    }

    @Post("/search")
    @Scope(Scope.READ)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> search(@Body Map<String, Object> fields) {
        return HttpResponse.seeOther(seeking.about("/console/orders", new Form(fields)));
    }

    @Get("/{orderId}")
    @Scope(Scope.READ)
    @View("console/order")
    Map<String, Object> order(@PathVariable String orderId, @RequestAttribute(Client.ATTRIBUTE) Client client) {
        Order order = search.need(orderId, client);
        return Map.of("order", Answers.of(order, true), "rounds", OrderRound.of(order));
    }
}

package io.medsettle.server.api;

import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.ports.value.Fields;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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

/** HIS 告知账单已改 (G03): 未付的撤销上传并释放, 正在付或已付的答复 CONFLICT, HIS 须保持锁定. */
@Validated
@Controller("/api/v1/his-orders")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "HIS")
class HisOrdersController {
    private final SettlementDesk settlements;
    private final OrderSearch search;

    HisOrdersController(SettlementDesk settlements, OrderSearch search) {
        this.settlements = settlements;
        this.search = search;
    }

    /** 原因. */
    @Introspected
    record Changed(@NotBlank @Size(max = 80) String reason) {}

    /**
     * 答复.
     *
     * @param answer FREE 可以修改, WAIT 正在撤销请稍后再问, CONFLICT 不能修改
     */
    @Introspected
    record Answer(String answer, String text, List<String> orderIds) {}

    @Post("/{hisOrderId}/changed")
    @Scope(Scope.HIS)
    @Operation(summary = "账单已修改或作废 (G03)")
    Answer changed(
            @PathVariable String hisOrderId,
            @RequestAttribute(Client.ATTRIBUTE) Client client,
            @Body @Valid Changed body) {
        List<Order> orders = search.ofHis(hisOrderId, client);
        String answer = "FREE";
        for (Order order : orders) {
            String each = letGo(order, body.reason(), client);
            answer = worse(answer, each);
            settlements.note(
                    order.id(),
                    FactKind.EDIT_ASKED,
                    Fields.of("hisOrderId", hisOrderId).with("answer", each).with("by", client.id()));
        }
        return new Answer(
                answer, text(answer), orders.stream().map(o -> o.id().text()).toList());
    }

    private String letGo(Order order, String reason, Client client) {
        return switch (order.state()) {
            case CANCELLED, UNWOUND, REFUNDED -> "FREE";
            case PRICING, PRICED ->
                settlements
                        .giveUp(order.id(), 0, "HIS 修改账单: " + reason, client.id())
                        .map(o -> o.state() == OrderState.CANCELLED ? "FREE" : "WAIT")
                        .orElse("CONFLICT");
            case UNWINDING -> "WAIT";
            case COLLECTING, AWAITING_PATIENT, IN_DOUBT, SETTLED, REFUNDING, PART_REFUNDED, STUCK -> "CONFLICT";
        };
    }

    private static String worse(String a, String b) {
        List<String> order = List.of("FREE", "WAIT", "CONFLICT");
        return order.indexOf(a) >= order.indexOf(b) ? a : b;
    }

    private static String text(String answer) {
        return switch (answer) {
            case "FREE" -> "可以修改账单";
            case "WAIT" -> "正在撤销, 请稍后再问, 此前请保持锁定";
            default -> "正在支付或已支付, 请保持锁定; 如需变更请走退费";
        };
    }
}

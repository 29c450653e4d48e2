package io.medsettle.server.h5;

import io.medsettle.server.api.OpenOrder;
import io.medsettle.server.api.Openings;
import io.medsettle.server.api.OrderAnswer;
import io.medsettle.server.api.Slot;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.h5.Wishes.Wish;
import io.medsettle.server.problem.Refusal;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Opens the order of a wish, or leads to the one that is there already, or to where the patient has to go before. */
@Singleton
class PageOpenings {
    private final Openings openings;
    private final Orders orders;
    private final String org;

    PageOpenings(Openings openings, Orders orders, GatewaySettings gateway) {
        this.openings = openings;
        this.orders = orders;
        this.org = gateway.org();
    }

    HttpResponse<?> open(Visitor visitor, Wish wish, OpenOrder.@Nullable Insurance insurance) {
        Slot slot = wish.slot();
        OpenOrder body = new OpenOrder(
                (slot == null ? "online" : "registration") + (insurance == null ? "-self-pay" : "-mixed"),
                wish.patientId(),
                slot == null ? wish.more().get("visitNo") : null,
                slot == null ? wish.rxNos() : null,
                slot == null ? "门诊缴费" : "挂号",
                new OpenOrder.Payer(visitor.channel(), visitor.payer()),
                insurance,
                slot);
        try {
            OrderAnswer answer = openings.open(visitor.asClient(org), wish.id(), body)
                    .getBody()
                    .orElseThrow();
            return HttpResponse.seeOther(OrdersController.page(answer.orderId()));
        } catch (Refusal refusal) {
            String elsewhere = refusal.problem().page();
            if (elsewhere != null) {
                return HttpResponse.seeOther(URI.create(elsewhere));
            }
            String held = refusal.problem().orderId();
            if (held != null && refusal.problem().status() == 409 && orders.sees(visitor, held)) {
                return HttpResponse.seeOther(OrdersController.page(held));
            }
            throw refusal;
        }
    }
}

package io.medsettle.server.h5;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.order.Order;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.view.PatientOrders;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The orders that a visitor may see: those of the patients bound to him. */
@Singleton
class Orders {
    private static final Duration SHOWN = Duration.ofDays(180);

    private final Desk desk;
    private final PatientOrders views;
    private final Patients patients;
    private final InstantSource clock;
    private final String org;

    Orders(Desk desk, PatientOrders views, Patients patients, InstantSource clock, GatewaySettings gateway) {
        this.desk = desk;
        this.views = views;
        this.patients = patients;
        this.clock = clock;
        this.org = gateway.org();
    }

    List<Order> of(Visitor visitor) {
        return views.since(org, visitor.needPatient(), clock.instant().minus(SHOWN)).stream()
                .map(desk::read)
                .filter(Order::exists)
                .toList();
    }

    /** Somebody else's order is answered like one that does not exist. */
    Order need(Visitor visitor, String orderId) {
        return find(visitor, orderId).orElseThrow(() -> Refusal.notFound("没有这张结算单"));
    }

    /** One that these pages opened: any other is only shown. */
    Order begunHere(Visitor visitor, String orderId) {
        Order order = need(visitor, orderId);
        if (!visitor.began(order.round(0))) {
            throw Visitor.elsewhere();
        }
        return order;
    }

    private Optional<Order> find(Visitor visitor, String orderId) {
        if (!orderId.matches("[0-9]{8}[0-9A-Z]{8}")) {
            return Optional.empty();
        }
        Order order = desk.read(new OrderId(orderId));
        boolean theirs = order.exists()
                && order.org().equals(org)
                && stayOf(order).isEmpty()
                && patients.ids(visitor).contains(order.opening().get("notes." + NoteKey.PATIENT_ID));
        return theirs ? Optional.of(order) : Optional.empty();
    }

    /** The stay whose order it is: that has pages of its own. */
    static Optional<String> stayOf(Order order) {
        return order.opening().find("notes." + NoteKey.STAY_ID);
    }

    boolean sees(Visitor visitor, String orderId) {
        return find(visitor, orderId).isPresent();
    }
}

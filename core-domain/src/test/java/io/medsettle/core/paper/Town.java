package io.medsettle.core.paper;

import io.medsettle.core.World;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.RefundAsk;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The world with everything in it that the paper plans speak of, and the hands of those who use it. */
final class Town {
    static final String STAY = "stay/Z0001";
    final World world = new World();

    /** What the insurer bears when an outpatient bill is tried again after the first settlement. */
    Parts remainder = Parts.split(60_00, 10_00, 2_00);

    Parts stay = Parts.split(600_00, 0, 400_00);

    Town() {
        world.insurer()
                .looks(PaperPlans.TRIAL, StayPlans.TRIAL, PaperPlans.VOUCHER)
                .tells(PaperPlans.TRIAL, d -> d.round() == 0 ? Parts.split(80_00, 15_00, 5_00) : remainder)
                .tells(PaperPlans.SETTLE, d -> d.expected())
                .tells(StayPlans.TRIAL, d -> stay)
                .tells(StayPlans.SETTLE, d -> d.expected());
        world.party("credit").looks(Act.CREDIT_LIMIT).cannotClose(Act.CREDIT_PAY);
        world.party("deposits");
        world.party("messages");
        world.his()
                .looks(Act.STAY_CHECK)
                .tells(StayPlans.BUNDLE, d -> Parts.of(Part.WHOLE, 1000_00))
                .tells(Act.REMAINDER, d -> Parts.of(Part.WHOLE, remainder.total()))
                .tells(Act.REGISTER, d -> Parts.of(Part.WHOLE, 100_00))
                .seals(Act.WRITE_BACK_ADMISSION)
                .seals(Act.WRITE_BACK_REGISTRATION)
                .seals(StayPlans.HIS_DEPOSIT)
                .seals(StayPlans.HIS_DISCHARGE);
    }

    FakeParty credit() {
        return world.party("credit");
    }

    /** Another channel, at which deposits can be paid too. */
    Party alipay() {
        world.party("alipay").handsOff(Act.CASH);
        return new Party("alipay");
    }

    FakeParty messenger() {
        return world.party("messages");
    }

    FakeParty book() {
        return world.party("deposits");
    }

    /** Opens it, lets it be priced, presses pay, pays, and waits for the end. */
    Order settle(Plan plan) {
        Order order = World.order(world.settlements.open(World.opening("V0001/R1", plan)));
        return pay(order.id(), 0);
    }

    /** Lets a round come to its gate, opens it, pays, and waits for the end. */
    Order pay(OrderId id, int round) {
        soon(id, round);
        world.settlements.openGate(id, round, Outpatient.PAY, "client", Fields.NONE, Secrets.NONE);
        return end(id);
    }

    private void soon(OrderId id, int round) {
        for (int i = 0; i < 12; i++) {
            Order order = world.desk.read(id);
            if (order.round(round).waitsAt().isPresent() || order.atRest()) {
                return;
            }
            tick(10);
        }
    }

    /** The patient pays whatever he is asked for, and time passes until nothing moves any more. */
    Order end(OrderId id) {
        for (int i = 0; i < 40 && !world.desk.read(id).atRest(); i++) {
            world.patientPays();
            tick(10 + 10L * i);
        }
        return world.rest(id);
    }

    private void tick(long seconds) {
        world.clock.tick(Duration.ofSeconds(seconds));
        world.desk.takeUpDue(100, "node", Duration.ofSeconds(30));
    }

    /** The n-th deposit of the stay; the first opens it. */
    Order deposit(long fen, int n) {
        return deposit(fen, n, World.CHANNEL);
    }

    Order deposit(long fen, int n, Party channel) {
        Optional<OrderId> stay = stayId();
        if (stay.isEmpty()) {
            return end(World.order(world.settlements.open(World.opening(STAY, StayPlans.deposit(fen, channel))))
                    .id());
        }
        Claim key = new Claim("key", "H44999900001", "deposit-" + n, 0);
        world.settlements.openRound(
                stay.get(), "client", List.of(key), o -> PlanOrRefusal.plan(StayPlans.deposit(fen, channel)));
        return end(stay.get());
    }

    Optional<OrderId> stayId() {
        return world.store.holder("key", "H44999900001", "key-" + STAY).map(h -> h.order());
    }

    Order stayOrder() {
        return world.desk.read(stayId().orElseThrow());
    }

    /** Opens the discharge and pays it. */
    Order discharge() {
        Opened opened = openDischarge();
        return opened instanceof Opened.New n ? pay(n.order().id(), n.round()) : stayOrder();
    }

    Opened openDischarge() {
        return world.settlements.openRound(stayId().orElseThrow(), "clerk", List.of(), StayPlans::discharge);
    }

    Order reverseDischarge() {
        Order stay = stayOrder();
        world.settlements.openRound(stay.id(), "clerk", List.of(), StayPlans::dischargeReversal);
        return end(stay.id());
    }

    Order resettle(Order settled) {
        world.refunds.ask(new RefundAsk(
                settled.id(), 0, "T1", Optional.empty(), Optional.empty(), "退一种药", "clerk", List.of("570002")));
        return end(settled.id());
    }

    /** 入院办理, the first round of a stay; then undone if wished. */
    Order admit() {
        return end(World.order(world.settlements.open(World.opening(STAY, StayPlans.admission())))
                .id());
    }

    Order undoAdmission() {
        Order stay = stayOrder();
        world.settlements.openRound(stay.id(), "clerk", List.of(), StayPlans::undoAdmission);
        return end(stay.id());
    }

    Order selfPaidDischarge() {
        Opened opened =
                world.settlements.openRound(stayId().orElseThrow(), "clerk", List.of(), StayPlans::selfPaidDischarge);
        return opened instanceof Opened.New n ? pay(n.order().id(), n.round()) : stayOrder();
    }

    /** Asks for everything back, if it was settled. */
    Order refund(Order order) {
        if (order.state() != OrderState.SETTLED) {
            return order;
        }
        world.refund(order, "R1");
        return end(order.id());
    }

    /** The one order of this town, if it came to be. */
    Optional<Order> order() {
        return world.store.orders().stream().findFirst().map(world.desk::read);
    }
}

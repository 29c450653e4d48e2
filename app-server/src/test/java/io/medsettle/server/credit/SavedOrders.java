package io.medsettle.server.credit;

import io.medsettle.core.desk.Counterparties;
import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.Patience;
import io.medsettle.core.desk.RefundAsk;
import io.medsettle.core.desk.RefundDesk;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.Surroundings;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Counter;
import io.medsettle.core.plan.NoSense;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.fixtures.store.MemoryStore;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Bills of 100 yuan that a doctor saved and no insurer bears, over fakes that remember. */
final class SavedOrders {
    static final String ORG = "H1";

    final SettableClock clock = SettableClock.aMondayMorning();
    final MemoryStore store = new MemoryStore();
    final FakeParty his = new FakeParty("his", clock);
    final FakeParty credit = new FakeParty("credit", clock);
    final Counterparties parties = (party, route) -> party.name().equals("his") ? his : credit;
    final Desk desk;
    private final SettlementDesk settlements;
    private final RefundDesk refunds;
    private boolean open = true;

    SavedOrders() {
        his.tells(Act.FREEZE, d -> Parts.of(Part.WHOLE, 100_00))
                .looks(Act.RECHECK)
                .seals(Act.WRITE_BACK);
        credit.looks(Act.CREDIT_LIMIT);
        desk = new Desk(new Surroundings(
                store,
                store,
                parties,
                party -> open,
                clock,
                () -> clock.instant().toEpochMilli() * 1_000_000,
                new SplittableRandom(1),
                1,
                new Patience(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1)),
                true));
        settlements = new SettlementDesk(desk);
        refunds = new RefundDesk(desk);
    }

    /** Whether anything new may be started at a far side. */
    void open(boolean yes) {
        open = yes;
    }

    Order saved(String bill) {
        NoSense plans = new NoSense(
                new Party("his"),
                new Counter.Insurance(new Party("yibao"), true),
                new Party("credit"),
                Fields.of("owner", "GATEWAY"),
                Duration.ofMinutes(30),
                Optional.empty());
        Opened opened = settlements.open(new Opening(
                ORG,
                "no-sense",
                List.of(bill),
                Optional.empty(),
                bill,
                "his",
                Fields.NONE,
                Secrets.NONE,
                plans.selfPay()));
        return ((Opened.New) opened).order();
    }

    Order refunded(OrderId order) {
        refunds.ask(new RefundAsk(order, 0, "refund", Optional.empty(), Optional.empty(), "退药", "his"));
        return desk.read(order);
    }

    /** Some time passes, and whatever is due is taken up. */
    Order later(OrderId order) {
        clock.tick(Duration.ofMinutes(1));
        desk.takeUpDue(10, "node", Duration.ofSeconds(30));
        return desk.read(order);
    }
}

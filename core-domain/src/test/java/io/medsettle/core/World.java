package io.medsettle.core;

import io.medsettle.core.desk.Counterparties;
import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.Patience;
import io.medsettle.core.desk.RefundAsk;
import io.medsettle.core.desk.RefundDesk;
import io.medsettle.core.desk.RulingDesk;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.Surroundings;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.store.MemoryStore;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Admission;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A hospital, an insurer, a channel, a credit platform and a deposit book, all fake, and a gateway that may lose power. */
public final class World {
    static final Party HIS = new Party("his");
    static final Party INSURER = new Party("yibao");
    static final Party CHANNEL = new Party("wechat");

    final SettableClock clock = SettableClock.aMondayMorning();
    final MemoryStore store = new MemoryStore();
    final Map<String, FakeParty> parties = new LinkedHashMap<>();
    boolean joinPages = true;
    Admission admission = Admission.always();
    private long seed;
    Desk desk;
    SettlementDesk settlements;
    RefundDesk refunds;
    RulingDesk rulings;

    World() {
        party("his").tells(Act.FREEZE, d -> Parts.of(Part.WHOLE, 100_00));
        party("yibao").handsOff(Act.ORDER).tells(Act.ORDER, d -> Parts.split(80_00, 15_00, 5_00));
        party("wechat").handsOff(Act.CASH).handsOff(Act.MIXED);
        restart();
    }

    FakeParty party(String name) {
        return parties.computeIfAbsent(name, n -> new FakeParty(n, clock));
    }

    FakeParty his() {
        return party("his");
    }

    FakeParty insurer() {
        return party("yibao");
    }

    FakeParty channel() {
        return party("wechat");
    }

    /** New desks on the same store: what a restart is. */
    final void restart() {
        Counterparties lookUp = (party, route) -> party(party.name());
        SplittableRandom chance = new SplittableRandom(++seed);
        Surroundings around = new Surroundings(
                store,
                store,
                lookUp,
                party -> admission.open(party),
                clock,
                () -> clock.instant().toEpochMilli() * 1_000_000,
                chance,
                1,
                new Patience(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1)),
                joinPages);
        desk = new Desk(around);
        settlements = new SettlementDesk(desk);
        refunds = new RefundDesk(desk);
        rulings = new RulingDesk(desk);
    }

    Plan mixed() {
        return new Outpatient(HIS, INSURER, CHANNEL, Fields.of("owner", "GATEWAY"), Duration.ofMinutes(30)).mixed();
    }

    Plan selfPay() {
        return new Outpatient(HIS, INSURER, CHANNEL, Fields.of("owner", "GATEWAY"), Duration.ofMinutes(30)).selfPay();
    }

    static Opening opening(String bill, Plan plan) {
        return new Opening(
                "H44999900001",
                plan.name(),
                List.of(bill),
                Optional.of("key-" + bill),
                "digest-" + bill,
                "client",
                Fields.of("patientId", "P0001"),
                Secrets.NONE.with("name", "测试甲"),
                plan);
    }

    Order open(Plan plan) {
        return order(settlements.open(opening("V0001/R1", plan)));
    }

    static Order order(Opened opened) {
        if (opened instanceof Opened.New n) {
            return n.order();
        }
        if (opened instanceof Opened.Same s) {
            return s.order();
        }
        throw new AssertionError(opened.toString());
    }

    Order pay(Order order) {
        return settlements
                .openGate(order.id(), 0, Outpatient.PAY, "client", Fields.NONE, Secrets.NONE)
                .orElseThrow();
    }

    /** The patient types the password: every far side that waits for him takes its part. */
    void patientPays() {
        parties.values().forEach(FakeParty::patientPays);
    }

    /** Priced, paid and written down. */
    Order settled() {
        Order order = pay(open(mixed()));
        patientPays();
        return desk.advance(order.id());
    }

    Opened refund(Order order, String key) {
        return refunds.ask(new RefundAsk(order.id(), 0, key, Optional.empty(), Optional.empty(), "退药", "clerk-" + key));
    }

    Opened refund(Order order, int round, String key, long fen) {
        return refunds.ask(
                new RefundAsk(order.id(), round, key, Optional.empty(), Optional.of(fen), "退费", "clerk-" + key));
    }

    /** Lets time pass and takes up whatever is due, until nothing changes any more. */
    Order rest(OrderId id) {
        for (int i = 0; i < 80; i++) {
            clock.tick(Duration.ofSeconds(20 + i * 30L));
            int due = desk.takeUpDue(100, "node", Duration.ofSeconds(30));
            if (due == 0 && desk.read(id).atRest()) {
                break;
            }
        }
        return desk.read(id);
    }

    /** Our postings towards far sides, net by party and part, beside the far sides' own books. */
    Map<String, Long> ours(OrderId id) {
        Map<String, Long> net = new TreeMap<>();
        for (Posting p : store.postings(id)) {
            if (p.account().startsWith("due-from:") && !p.account().equals("due-from:patient")) {
                net.merge(p.account().substring(9) + " " + p.part() + " " + p.farNumber(), p.fen(), Long::sum);
            }
        }
        net.values().removeIf(f -> f == 0);
        return net;
    }

    Map<String, Long> theirs() {
        Map<String, Long> net = new TreeMap<>();
        List<LedgerEntry> all = new ArrayList<>();
        parties.values().forEach(p -> all.addAll(p.ledger()));
        all.forEach(e -> net.merge(e.party() + " " + e.part() + " " + e.farNumber(), e.fen(), Long::sum));
        net.values().removeIf(f -> f == 0);
        return net;
    }

    long held() {
        return parties.values().stream().mapToLong(FakeParty::holds).sum();
    }

    Map<String, Long> accounts(OrderId id) {
        Map<String, Long> net = new HashMap<>();
        store.postings(id).forEach(p -> net.merge(p.account(), p.fen(), Long::sum));
        return net;
    }
}

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
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.store.Appended;
import io.medsettle.ports.store.ClaimHolder;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.store.Page;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secret;
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
import java.util.stream.Stream;

/** A hospital, an insurer, a channel, a credit platform and a deposit book, all fake, and a gateway that may lose power. */
public final class World {
    public static final Party HIS = new Party("his");
    public static final Party INSURER = new Party("yibao");
    public static final Party CHANNEL = new Party("wechat");
    public static final Party CREDIT = new Party("credit");
    public static final Party BOOK = new Party("deposits");
    public static final Party MESSENGER = new Party("messages");

    public final SettableClock clock = SettableClock.aMondayMorning();
    public MemoryStore store = new MemoryStore();
    private final List<Page> written = new ArrayList<>();
    private int life = 1;
    public final Map<String, FakeParty> parties = new LinkedHashMap<>();
    /** Far sides that are real, by the name of their party; the others are fake. */
    public final Map<String, Counterparty> real = new HashMap<>();

    public boolean joinPages = true;
    public Admission admission = Admission.always();
    private long seed;
    /** How long, in nanoseconds, this node stood still without its wall clock showing it. */
    public long stalled;

    public Desk desk;
    public SettlementDesk settlements;
    public RefundDesk refunds;
    public RulingDesk rulings;

    public World() {
        party("his").tells(Act.FREEZE, d -> Parts.of(Part.WHOLE, 100_00));
        party("yibao").handsOff(Act.ORDER).tells(Act.ORDER, d -> Parts.split(80_00, 15_00, 5_00));
        party("wechat").handsOff(Act.CASH).handsOff(Act.MIXED);
        his().seals(Act.WRITE_BACK);
        restart();
    }

    public FakeParty party(String name) {
        return parties.computeIfAbsent(name, n -> new FakeParty(n, clock));
    }

    public FakeParty his() {
        return party("his");
    }

    public FakeParty insurer() {
        return party("yibao");
    }

    public FakeParty channel() {
        return party("wechat");
    }

    private Counterparty at(String name) {
        Counterparty there = real.get(name);
        return there != null ? there : party(name);
    }

    /** New desks on the same store: what a restart is. */
    public final void restart() {
        Counterparties lookUp = (party, route) -> at(party.name());
        SplittableRandom chance = new SplittableRandom(++seed);
        Surroundings around = new Surroundings(
                new Journal(store, written),
                store,
                lookUp,
                party -> admission.open(party),
                clock,
                () -> clock.instant().toEpochMilli() * 1_000_000 + stalled,
                chance,
                life,
                new Patience(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1)),
                joinPages);
        desk = new Desk(around);
        settlements = new SettlementDesk(desk);
        refunds = new RefundDesk(desk);
        rulings = new RulingDesk(desk);
    }

    /** How many pages a backup made now holds. */
    public int backup() {
        return written.size();
    }

    /** The disk is lost, and the database comes back as it was when the backup was made: another life of it. */
    public void restore(int pages) {
        store = new MemoryStore();
        List<Page> kept = List.copyOf(written.subList(0, pages));
        written.clear();
        kept.forEach(new Journal(store, written)::append);
        life++;
        restart();
    }

    /** The store, with every page that was written to it. */
    private record Journal(MemoryStore disk, List<Page> pages) implements HistoryStore {
        @Override
        public List<HistoryLine> read(OrderId order) {
            return disk.read(order);
        }

        @Override
        public Appended append(Page page) {
            Appended said = disk.append(page);
            if (said instanceof Appended.Written) {
                pages.add(page);
            }
            return said;
        }

        @Override
        public Optional<ClaimHolder> holder(String kind, String org, String text) {
            return disk.holder(kind, org, text);
        }

        @Override
        public Optional<Secret> unseal(String ref) {
            return disk.unseal(ref);
        }

        @Override
        public List<Posting> postings(OrderId order) {
            return disk.postings(order);
        }
    }

    public Plan mixed() {
        return new Outpatient(HIS, INSURER, CHANNEL, Fields.of("owner", "GATEWAY"), Duration.ofMinutes(30)).mixed();
    }

    public Plan selfPay() {
        return new Outpatient(HIS, INSURER, CHANNEL, Fields.of("owner", "GATEWAY"), Duration.ofMinutes(30)).selfPay();
    }

    public static Opening opening(String bill, Plan plan) {
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

    public Order open(Plan plan) {
        return order(settlements.open(opening("V0001/R1", plan)));
    }

    public static Order order(Opened opened) {
        if (opened instanceof Opened.New n) {
            return n.order();
        }
        if (opened instanceof Opened.Same s) {
            return s.order();
        }
        throw new AssertionError(opened.toString());
    }

    public Order pay(Order order) {
        return settlements
                .openGate(order.id(), 0, Outpatient.PAY, "client", Fields.NONE, Secrets.NONE)
                .orElseThrow();
    }

    /** The patient types the password: every far side that waits for him takes its part. */
    public void patientPays() {
        parties.values().forEach(FakeParty::patientPays);
    }

    /** Priced, paid and written down. */
    public Order settled() {
        Order order = pay(open(mixed()));
        patientPays();
        return desk.advance(order.id());
    }

    public Opened refund(Order order, String key) {
        return refunds.ask(new RefundAsk(order.id(), 0, key, Optional.empty(), Optional.empty(), "退药", "clerk-" + key));
    }

    public Opened refund(Order order, int round, String key, long fen) {
        return refunds.ask(
                new RefundAsk(order.id(), round, key, Optional.empty(), Optional.of(fen), "退费", "clerk-" + key));
    }

    /** Lets time pass and takes up whatever is due, until nothing changes any more. */
    public Order rest(OrderId id) {
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
    public Map<String, Long> ours(OrderId id) {
        Map<String, Long> net = new TreeMap<>();
        for (Posting p : store.postings(id)) {
            if (p.account().startsWith("due-from:") && !p.account().equals("due-from:patient")) {
                net.merge(p.account().substring(9) + " " + p.part() + " " + p.farNumber(), p.fen(), Long::sum);
            }
        }
        net.values().removeIf(f -> f == 0);
        return net;
    }

    public Map<String, Long> theirs() {
        Map<String, Long> net = new TreeMap<>();
        List<LedgerEntry> all = new ArrayList<>();
        outside().forEach(p -> all.addAll(p.ledger()));
        all.forEach(e -> net.merge(e.party() + " " + e.part() + " " + e.farNumber(), e.fen(), Long::sum));
        net.values().removeIf(f -> f == 0);
        return net;
    }

    /** Everybody but our own deposit book, which only says what the deposits are spent on. */
    private Stream<FakeParty> outside() {
        return parties.entrySet().stream()
                .filter(e -> !e.getKey().equals(BOOK.name()))
                .map(Map.Entry::getValue);
    }

    /** What the far sides hold by their own books, fen. */
    public long held() {
        return outside().mapToLong(FakeParty::holds).sum();
    }

    public Map<String, Long> accounts(OrderId id) {
        Map<String, Long> net = new HashMap<>();
        store.postings(id).forEach(p -> net.merge(p.account(), p.fen(), Long::sum));
        return net;
    }
}

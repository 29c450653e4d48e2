package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Counterparties;
import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.Patience;
import io.medsettle.core.desk.RefundAsk;
import io.medsettle.core.desk.RefundDesk;
import io.medsettle.core.desk.RulingDesk;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.desk.Surroundings;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.fixtures.store.MemoryStore;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Admission;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secrets;
import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.Direction;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Proposal.Needs;
import io.medsettle.reconciliation.Remedy;
import io.medsettle.reconciliation.Rules;
import io.medsettle.server.reconciliation.RunStore.Hold;
import io.medsettle.server.reconciliation.StoredFinding.State;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Orders at a fake channel and a fake HIS, and findings about them on real tables. */
final class FindingTown {
    private static final String ORG = "H1";
    private static final BusinessDay DAY = new BusinessDay("20260105");
    private static final Party HIS = new Party("his");
    private static final Party WECHAT = new Party("wechat");
    private static final Fields ROUTE = Fields.of("owner", "GATEWAY");
    private static final Inpatient.Payer PAGE = new Inpatient.Payer(WECHAT, Act.CASH, true);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final SettableClock clock = SettableClock.aMondayMorning();
    private final Map<String, FakeParty> parties = new HashMap<>();
    private final SettlementDesk settlements;
    private final RefundDesk refunds;
    private final Desk desk;
    private final FindingStore findings;
    private final RunStore runs;
    private int found;
    /** How a far side is seen from here; may throw. */
    UnaryOperator<Counterparty> seen = UnaryOperator.identity();

    final RulingDesk rulings;
    final StepStore steps;
    final SafeRemedies safe;
    final RemedyDesk remedies;

    FindingTown(TestDatabase database, Path scratch) {
        party("his").tells(Act.FREEZE, d -> Parts.of(Part.WHOLE, 100_00)).seals(Act.WRITE_BACK);
        party("his").looks(Act.STAY_CHECK).seals(Act.WRITE_BACK_DEPOSIT);
        channel().handsOff(Act.CASH);
        MemoryStore store = new MemoryStore();
        Counterparties far = (party, route) -> seen.apply(party(party.name()));
        desk = new Desk(new Surroundings(
                store,
                store,
                far,
                Admission.always(),
                clock,
                () -> clock.instant().toEpochMilli() * 1_000_000,
                new SplittableRandom(1),
                1,
                new Patience(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1)),
                true));
        settlements = new SettlementDesk(desk);
        refunds = new RefundDesk(desk);
        rulings = new RulingDesk(desk);
        Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
        findings = new FindingStore(transactions);
        runs = new RunStore(transactions);
        steps = new StepStore(transactions);
        DayRules rules = rules(scratch);
        safe = new SafeRemedies(
                List.of(FakeBill.wechat()), findings, steps, desk, new FreshQuestion(far, store), store, clock, rules);
        remedies = new RemedyDesk(findings, steps, safe, refunds, desk, clock, rules);
    }

    private static DayRules rules(Path scratch) {
        Duration quarter = Duration.ofMinutes(15);
        LocalTime noon = LocalTime.NOON;
        return new DayRules(ORG, "node", false, noon, noon, quarter, 3, 14, 3, quarter, Rules.USUAL, 1, scratch);
    }

    private FakeParty party(String name) {
        return parties.computeIfAbsent(name, n -> new FakeParty(n, clock));
    }

    FakeParty channel() {
        return party("wechat");
    }

    FakeParty his() {
        return party("his");
    }

    Order read(Order order) {
        return desk.read(order.id());
    }

    private Order open(String bill, Plan plan) {
        Opened opened = settlements.open(new Opening(
                ORG, plan.name(), List.of(bill), Optional.empty(), bill, "client", Fields.NONE, Secrets.NONE, plan));
        return ((Opened.New) opened).order();
    }

    /** 100 yuan, and the patient is at the cashier. */
    Order waiting() {
        Order order = open("V1/R1", new Outpatient(HIS, new Party("yibao"), WECHAT, ROUTE, PATIENCE).selfPay());
        settlements.openGate(order.id(), 0, Outpatient.PAY, "client", Fields.NONE, Secrets.NONE);
        return read(order);
    }

    Order paid() {
        Order order = waiting();
        channel().patientPays();
        return desk.advance(order.id());
    }

    /** Nobody pays it, and it is given up. */
    Order givenUp() {
        return giveUp(waiting(), 0);
    }

    Order giveUp(Order order, int round) {
        settlements.giveUp(order.id(), round, "患者取消", "client");
        return read(order);
    }

    /** A stay with a deposit that was paid and a second one that was given up. */
    Order secondDepositGivenUp() {
        Order stay = deposits(200_00);
        Plan next = inpatient().deposit("Z1", 100_00, PAGE);
        settlements.openRound(stay.id(), "client", List.of(), o -> PlanOrRefusal.plan(next));
        return giveUp(stay, 1);
    }

    /** The run so many days after the one that named the findings does what needs nobody's decision. */
    void run(int daysLater) {
        BusinessDay day = Clocks.day(DAY.date().plusDays(daysLater));
        clock.tick(Duration.ofDays(1));
        Instant now = clock.instant();
        Hold hold = new Hold(ORG, day, "run-" + daysLater);
        runs.ask(ORG, day, "finance", now);
        assertThat(runs.take(ORG, day, hold.mark(), now, now.plusSeconds(60))).isTrue();
        safe.all(runs.find(ORG, day).orElseThrow(), new Beat(runs, hold, clock, Duration.ofMinutes(15)));
        runs.end(hold, RunRow.State.FINISHED, now, now, "", "", "");
    }

    /** A stay with these deposits, each a round of its own. */
    Order deposits(long... fen) {
        Order stay = open("stay/Z1", inpatient().deposit("Z1", fen[0], PAGE));
        for (int i = 0; i < fen.length; i++) {
            Plan next = inpatient().deposit("Z1", fen[i], PAGE);
            if (i > 0) {
                settlements.openRound(stay.id(), "client", List.of(), o -> PlanOrRefusal.plan(next));
            }
            channel().patientPays();
            stay = desk.advance(stay.id());
        }
        return stay;
    }

    private static Inpatient inpatient() {
        return new Inpatient(HIS, new Party("yibao"), new Party("deposits"), ROUTE, PATIENCE);
    }

    void refundByClerk(Order order, int round, long fen) {
        refunds.ask(
                new RefundAsk(order.id(), round, "clerk-" + round, Optional.empty(), Optional.of(fen), "退", "clerk"));
    }

    /** Lets time pass until nothing moves any more. */
    void rest(Order order) {
        for (int i = 0; i < 40 && !read(order).atRest(); i++) {
            clock.tick(Duration.ofSeconds(20 + i * 30L));
            desk.takeUpDue(100, "node", Duration.ofSeconds(30));
        }
    }

    String number(Order order, int round, String deed) {
        return read(order).round(round).deed(deed).orElseThrow().number().text();
    }

    String cash(Order order, int round) {
        return number(order, round, "cash");
    }

    /** What is left of a collection that can still go back, fen. */
    long left(Order order, int round) {
        Order now = read(order);
        return now.refundable(now.round(round).deed("cash").orElseThrow()).total();
    }

    /** One about a deed whose payment their bill names with 100 yuan. */
    StoredFinding finding(Difference difference, Direction direction, Needs needs, String number) {
        return finding("WECHAT", difference, direction, needs, Remedy.PERSON, number, number.substring(0, 16));
    }

    StoredFinding finding(Difference difference, Direction direction, Needs needs, String key, Order order) {
        return finding(
                "WECHAT",
                difference,
                direction,
                needs,
                Remedy.PERSON,
                key,
                order.id().text());
    }

    /** Their bill lists it as paid, and our books do not. */
    StoredFinding paidThere(Remedy remedy, String number) {
        return paidThere("WECHAT", remedy, number);
    }

    StoredFinding paidThere(String source, Remedy remedy, String number) {
        String order = number.substring(0, 16);
        return finding(source, Difference.D4, Direction.THEIRS_MORE, Needs.FRESH_QUERY, remedy, number, order);
    }

    private StoredFinding finding(
            String source,
            Difference difference,
            Direction direction,
            Needs needs,
            Remedy remedy,
            String key,
            String order) {
        StoredFinding f = new StoredFinding(
                String.format("%032x", ++found),
                DAY,
                DAY,
                clock.instant(),
                source,
                difference,
                difference,
                "",
                Care.OUTPATIENT,
                key,
                order,
                Flow.PAY,
                0,
                100_00,
                direction,
                difference.name(),
                remedy,
                needs,
                "理由",
                "[]",
                State.OPEN,
                0,
                "");
        findings.keep(ORG, f);
        return f;
    }

    StoredFinding reread(StoredFinding f) {
        return findings.find(ORG, f.id()).orElseThrow();
    }

    /** A refund of it was approved, whatever is thought of that today. */
    void approved(StoredFinding f) {
        steps.take(
                reread(f),
                Step.of(clock.instant(), "乙", Step.Kind.APPROVED, Step.REFUND, "同意", "", ""),
                State.APPROVED);
    }

    /** What came of the last step. */
    String said(StoredFinding f) {
        List<Step> all = steps.of(f.id());
        return all.get(all.size() - 1).outcome();
    }
}

package io.medsettle.durability;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.desk.Stays;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.identity.IdentityDocument;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Somebody in a bed: a stay of 500.00, of which the fund bears 300.00, and what a clerk asks for in their name. */
final class Bed {
    static final long FEN = 500_00;
    static final long FUND = 300_00;
    private static final Inpatient.Payer BY_CODE = new Inpatient.Payer(new Party("codes"), Act.CODE_PAY, true);
    private static final Party CREDIT = new Party("credit");

    private final Hospital hospital;
    private final NewStay stay;
    private final SamplePerson person = SamplePeople.all().get(6);
    private final Stays stays;
    private final Inpatient inpatient;
    private final Inpatient.Payer deposits;
    private final Inpatient.Payer topUps;
    private final Secrets contract;

    Bed(Hospital hospital) {
        this(hospital, BY_CODE, BY_CODE, Secrets.NONE);
    }

    /** The same where the credit platform collects deposits and top-ups under this contract. */
    static Bed byCredit(Hospital hospital, String contract) {
        return new Bed(
                hospital,
                new Inpatient.Payer(CREDIT, Act.CREDIT_DEPOSIT, false),
                new Inpatient.Payer(CREDIT, Act.CREDIT_DISCHARGE, false),
                Secrets.NONE.with(NoteKey.CREDIT_CONTRACT, contract));
    }

    private Bed(Hospital hospital, Inpatient.Payer deposits, Inpatient.Payer topUps, Secrets contract) {
        this.hospital = hospital;
        this.deposits = deposits;
        this.topUps = topUps;
        this.contract = contract;
        stay = hospital.world.his().addStay(person.patientId(), FEN, 4);
        stays = hospital.bean(Stays.class);
        inpatient = hospital.bean(Inpatient.class);
    }

    private String key() {
        return "stay/" + stay.stayId();
    }

    private Fields notes() {
        return identity()
                .notes()
                .with(NoteKey.ORG, Bill.ORG)
                .with(NoteKey.ENTRY, "stay")
                .with(NoteKey.PATIENT_ID, person.patientId())
                .with(NoteKey.STAY_ID, stay.stayId())
                .with(NoteKey.OPERATOR, "clerk")
                .with(NoteKey.REASON, "办理")
                .with(NoteKey.ACCOUNT_USED, "0")
                .with(NoteKey.INSURANCE_CLASS, "GZ_CITY");
    }

    private Secrets secrets() {
        return identity().secrets().with(NoteKey.PAY_CODE, "130000000000000001").and(contract);
    }

    private IdentityDocument identity() {
        return IdentityDocument.read(
                        new Secret(person.name()),
                        new Secret(person.idNumber()),
                        "",
                        BusinessDay.of(hospital.clock.instant()))
                .maybe()
                .orElseThrow();
    }

    /** Admitted, with one deposit. */
    OrderId taken(Life life, long deposit) {
        OrderId id = admitted(life);
        deposits(life, id, deposit);
        Order order = life.rest(id);
        if (order.left(Inpatient.pool(stay.stayId())) != deposit) {
            throw new AssertionError("no deposit: " + order.state());
        }
        return id;
    }

    /** Admitted, and nothing more. */
    OrderId admitted(Life life) {
        Opened opened = life.settlements()
                .open(new Opening(
                        Bill.ORG,
                        "stay",
                        List.of(key()),
                        Optional.of(key()),
                        "digest",
                        "clerk",
                        notes(),
                        secrets(),
                        inpatient.admission()));
        if (!(opened instanceof Opened.New fresh)) {
            throw new AssertionError("not admitted: " + opened);
        }
        OrderId id = fresh.order().id();
        life.rest(id);
        return id;
    }

    /** The contract stands for the deposit (免押金). */
    void waives(Life life, OrderId id) {
        ask(life, id, o -> stays.waiver(o, 120_00, deposits), notes().with(NoteKey.DEPOSIT_MODE, "WAIVE"));
        life.rest(id);
    }

    /** Asks for a deposit and goes away. */
    void deposits(Life life, OrderId id, long deposit) {
        ask(life, id, o -> PlanOrRefusal.plan(inpatient.deposit(stay.stayId(), deposit, deposits)));
    }

    private void ask(Life life, OrderId id, Function<Order, PlanOrRefusal> plan) {
        ask(life, id, plan, notes());
    }

    private void ask(Life life, OrderId id, Function<Order, PlanOrRefusal> plan, Fields notes) {
        String key = "key-" + life.read(id).rounds().size() + "-" + id;
        Opened opened = life.settlements()
                .openRound(id, "clerk", List.of(new Claim("key", Bill.ORG, key, 0)), notes, secrets(), plan);
        if (opened instanceof Opened.Refused no) {
            throw new AssertionError("refused: " + no);
        }
    }

    /** Asks for the discharge, and confirms it when its price is told. */
    void leaves(Life life, OrderId id) {
        ask(life, id, o -> stays.discharge(o, stay.stayId(), true, topUps));
        for (int i = 0; i < 6; i++) {
            Optional<Round> waiting = life.read(id).rounds().stream()
                    .filter(r -> r.waitsAt().isPresent())
                    .findFirst();
            if (waiting.isPresent()) {
                life.settlements().openGate(id, waiting.get().no(), Outpatient.PAY, "clerk", Fields.NONE, secrets());
                break;
            }
            life.shortly(Duration.ofSeconds(50));
        }
        life.rest(id);
    }

    /** Takes the discharge back. */
    void comesBack(Life life, OrderId id) {
        ask(life, id, o -> stays.reverse(o, stay.stayId(), deposits));
        life.rest(id);
    }

    boolean discharged(Order order) {
        return Stays.discharged(order).isPresent();
    }

    long left(Order order) {
        return order.left(Inpatient.pool(stay.stayId()));
    }
}

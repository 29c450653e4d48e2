package io.medsettle.bench;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.wechat.CashierSays;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.store.WireMessages;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A whole gateway without its own HTTP edge, and the far sides in the same process, answering at once. A settlement is
 * everything from opening the order to SETTLED; the patient's own acts (authorisation, password) are not the gateway's
 * time, but they are done on the same cores.
 */
final class Counter implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final List<SamplePerson> PEOPLE = SamplePeople.all().subList(6, 20);

    private final OutsideWorld world = new OutsideWorld(InstantSource.system(), List.of(Duration.ZERO));
    private final ApplicationContext gateway;
    private final Desk desk;
    private final SettlementDesk settlements;
    private final Outpatient outpatient;

    Counter(Map<String, Object> database) {
        world.wechat().faults().callbacks(CallbackMood.NEVER);
        Map<String, Object> settings = new HashMap<>(world.settings(URI.create("http://127.0.0.1:9")));
        settings.putAll(database);
        gateway = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(settings)
                .start();
        desk = gateway.getBean(Desk.class);
        settlements = gateway.getBean(SettlementDesk.class);
        outpatient = gateway.getBean(Outpatient.class);
    }

    /** A bill, its patient and the insurer's yes, ready before the clock runs. */
    record Ready(SamplePerson person, NewVisit visit, Secrets secrets) {}

    Ready ready(int n) {
        SamplePerson person = PEOPLE.get(n % PEOPLE.size());
        NewVisit visit = world.his().addVisit(person.patientId(), 100_00, 3);
        Authorisation.Authorised said = gateway.getBean(Authorisation.class)
                .exchange(
                        new RequestNo("20260105A00001"),
                        new Secret(world.wechat().authCode(person.openid())),
                        new Secret(person.openid()))
                .maybe()
                .flatMap(Authorisation.Answer::granted)
                .orElseThrow();
        Secrets secrets = Secrets.NONE
                .with(NoteKey.NAME, said.name())
                .with(NoteKey.CERT_NO, said.certNo())
                .with(NoteKey.PAY_AUTH_NO, said.payAuthNo())
                .with(NoteKey.POSITION, said.position())
                .with(NoteKey.PAYER_ID, person.openid());
        return new Ready(person, visit, secrets);
    }

    /** What came of it: how long the gateway took, in nanoseconds. */
    record Settled(String orderId, long nanos) {}

    Settled settle(Ready ready) {
        long began = System.nanoTime();
        Opened opened = settlements.open(opening(ready));
        if (!(opened instanceof Opened.New fresh)) {
            throw new IllegalStateException("not opened: " + opened);
        }
        OrderId id = fresh.order().id();
        Order order = until(o -> o.state() == OrderState.PRICED, fresh.order());
        order = settlements
                .openGate(id, 0, Outpatient.PAY, "bench", Fields.NONE, Secrets.NONE)
                .orElseThrow();
        order = until(Counter::cashierIsOpen, order);
        long before = System.nanoTime() - began;
        String number = order.round(0).deed("cash").orElseThrow().number().text();
        CashierSays said = world.wechat().pay(number, PatientChoice.BOTH_OK);
        if (!said.ok()) {
            throw new IllegalStateException("the cashier says " + said.text());
        }
        began = System.nanoTime();
        until(o -> o.state() == OrderState.SETTLED, desk.advance(id));
        return new Settled(id.text(), before + System.nanoTime() - began);
    }

    private static boolean cashierIsOpen(Order order) {
        return order.round(0)
                .deed("cashier")
                .filter(d -> d.status() == DeedStatus.AWAITING)
                .isPresent();
    }

    /** On a machine that is busy elsewhere a sending may come too late and has to wait for its time. */
    private Order until(Predicate<Order> reached, Order first) {
        long began = System.nanoTime();
        Order order = first;
        while (!reached.test(order)) {
            if (System.nanoTime() - began > LONGEST.toNanos() || order.atRest()) {
                throw new IllegalStateException(
                        "ended as " + order.state() + ": " + order.round(0).why());
            }
            LockSupport.parkNanos(5_000_000);
            order = desk.advance(order.id());
        }
        return order;
    }

    private Opening opening(Ready ready) {
        String bill = ready.visit().visitNo() + "/" + ready.visit().rxNo();
        Fields notes = Fields.of(NoteKey.ORG, OutsideWorld.ORG)
                .with(NoteKey.ENTRY, "online-mixed")
                .with(NoteKey.PATIENT_ID, ready.person().patientId())
                .with(NoteKey.VISIT_NO, ready.visit().visitNo())
                .with(NoteKey.RX_NOS, ready.visit().rxNo())
                .with(NoteKey.CHANNEL, "WECHAT")
                .with(NoteKey.DESCRIPTION, "门诊缴费")
                .with(NoteKey.ADMDVS, "")
                .with(NoteKey.INSU_TYPE, "")
                .with(NoteKey.MED_TYPE, "11")
                .with(NoteKey.ACCOUNT_USED, "0")
                .with(NoteKey.CERT_TYPE, "01");
        return new Opening(
                OutsideWorld.ORG,
                "online-mixed",
                List.of(bill),
                Optional.of("bench/" + bill),
                "digest",
                "bench",
                notes,
                ready.secrets(),
                outpatient.mixed());
    }

    Transactions transactions() {
        return gateway.getBean(Transactions.class);
    }

    Vault vault() {
        return gateway.getBean(Vault.class);
    }

    /** Until every raw message of the settlements so far is in the database. */
    void awaitWireMessages() {
        WireMessages messages = gateway.getBean(WireMessages.class);
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (messages.waiting() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        gateway.close();
        world.close();
    }
}

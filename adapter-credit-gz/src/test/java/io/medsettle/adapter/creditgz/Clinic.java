package io.medsettle.adapter.creditgz;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.credit.CreditPlatformSettings;
import io.medsettle.fixtures.credit.CreditSimulator;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.sim.SimReply;
import io.medsettle.fixtures.sim.SimRequest;
import io.medsettle.fixtures.sim.SimServer;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.OkHttpExchange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One hospital with a door for notices, opposite the simulator, over real HTTP; the first sample person has signed. */
final class Clinic implements AutoCloseable {
    static final String MER = "898440180620001";
    static final String ORG = "H44999900001";
    static final String APP = "TESTAPP000000001";
    static final SamplePerson PERSON = SamplePeople.all().get(0);
    static final SamplePerson RELATIVE = SamplePeople.all().get(1);
    static final CreditDeadlines DEADLINES =
            new CreditDeadlines(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(3));
    static final CreditAbsence ABSENCE = new CreditAbsence(Duration.ofMinutes(5), Duration.ofMinutes(1));

    final SettableClock clock = SettableClock.aMondayMorning();
    final List<Reading> readings = new CopyOnWriteArrayList<>();
    final Shape shape;
    final CreditSimulator platform;
    final CreditSettings settings;
    final CreditGz room;
    final Counterparty party;
    final String contract;
    final Exchange exchange = new OkHttpExchange(Duration.ofSeconds(2), true);
    volatile Decision decision = Decision.YES;
    private final SimServer door = new SimServer("hospital", 0, new Faults());

    Clinic(Shape shape) {
        this(shape, shape.whole());
    }

    Clinic(Shape shape, String profile) {
        this(shape, profile, List.of(shape.theirKey(), shape.theirNextKey()), new KeyRing(List.of(shape.key())));
    }

    Clinic(Shape shape, String profile, List<io.medsettle.fixtures.credit.CreditKey> theirs, KeyRing ours) {
        this.shape = shape;
        platform = CreditSimulator.start(new CreditPlatformSettings(0, clock, MER, ORG, APP, theirs, profile));
        platform.silence(Duration.ofMillis(50));
        platform.faults().slowness(Duration.ofMillis(20));
        settings = settings(
                shape.profile(profile),
                ours,
                platform.base(),
                URI.create(door.base() + "/callbacks/credit/H1/" + path(profile)));
        room = new CreditGz(settings, exchange, clock);
        party = room.counterparty();
        contract = platform.sign(
                PERSON.idNumber(), PERSON.name(), ContractTerms.usual().account(1000_00));
        door.on("POST", "/callbacks/credit/H1/{kind}", "callback", this::knocked);
    }

    private static String path(String profile) {
        return profile.contains("path: told") ? "told" : "credit";
    }

    static CreditSettings settings(CreditProfile profile, KeyRing keys, URI base, URI notify) {
        return new CreditSettings(
                profile,
                MER,
                ORG,
                APP,
                keys,
                base,
                CreditSettings.Environment.TEST,
                false,
                Optional.of(notify),
                DEADLINES,
                ABSENCE,
                1 << 20);
    }

    private SimReply knocked(SimRequest request) {
        RawCallback raw = new RawCallback(request.vars().getOrDefault("kind", ""), request.headers(), request.body());
        Reading reading = room.callbacks().read(raw);
        readings.add(reading);
        CallbackReply reply = reading instanceof Reading.Genuine genuine
                ? room.callbacks().answer(genuine.knock(), decision)
                : room.callbacks().refuse();
        return new SimReply(reply.status(), reply.headers(), reply.body());
    }

    static ContractAsk asking(SamplePerson person, PatientClass patientClass) {
        return new ContractAsk(
                "01",
                new Secret(person.idNumber()),
                new Secret(person.name()),
                patientClass,
                patientClass == PatientClass.PROVINCE_OTHER || patientClass == PatientClass.NATIONAL_OTHER
                        ? "449999"
                        : "",
                new Secret(""),
                new Secret("13800000000"),
                ContractAsk.Occasion.ORDER_SAVED);
    }

    int effects(String number) {
        return (int) platform.ledger().stream()
                .filter(line -> line.requestNo().equals(number))
                .count();
    }

    @Override
    public void close() {
        platform.close();
        door.close();
    }
}

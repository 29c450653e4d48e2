package io.medsettle.adapter.his;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.his.HisSimulator;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.party.ContractSubject.Call;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Duration;

/** A simulated hospital with the adapter in front of it. */
final class SimulatedHis implements HisUnderTest {
    static final Parts INSURER = Parts.of(Part.FUND, 60_00).with(Part.ACCOUNT, 20_00);

    final SettableClock clock = SettableClock.aMondayMorning();
    final HisSimulator hospital;
    final HisCounterparty counterparty;
    final HisQuestionsOverRest questions;
    final HisSite site;
    private final HisSettings settings;

    SimulatedHis() {
        this(calm -> calm);
    }

    /** Of these settings. */
    interface Kind {
        io.medsettle.fixtures.his.HisSettings of(io.medsettle.fixtures.his.HisSettings usual);
    }

    SimulatedHis(Kind kind) {
        hospital = new HisSimulator(kind.of(io.medsettle.fixtures.his.HisSettings.sample(clock)));
        settings = Proof.settings(hospital.base(), Duration.ofSeconds(5));
        Exchange exchange = new OkHttpExchange(Duration.ofSeconds(2), true);
        counterparty = new HisCounterparty(settings, exchange, WireLog.none(), clock);
        questions = new HisQuestionsOverRest(settings, exchange, WireLog.none(), clock);
        site = new HisSite(settings, exchange, WireLog.none(), clock);
    }

    /** The adapter with another deadline or key. */
    HisCounterparty spokenToBy(HisSignature signature, Duration deadline) {
        HisSettings other = new HisSettings(
                settings.party(),
                settings.address(),
                settings.orgCode(),
                settings.keyId(),
                signature,
                deadline,
                settings.conventions());
        return new HisCounterparty(other, new OkHttpExchange(Duration.ofSeconds(2), true), WireLog.none(), clock);
    }

    @Override
    public HisSettings settings() {
        return settings;
    }

    /** A fresh bill of 100.00: 60 fund, 20 account, 20 cash. */
    Bill insuredBill(String tail) {
        NewVisit visit = hospital.addVisit("P0001", 100_00, 3);
        return Bill.mixed(tail, visit.visitNo(), visit.rxNo())
                .borne(INSURER, 20_00)
                .paidAt(clock.instant().plusSeconds(100));
    }

    /** A fresh bill of 12.34, all cash, of a patient without insurance. */
    Bill selfPaidBill(String tail) {
        NewVisit visit = hospital.addVisit("P0003", 12_34, 2);
        return Bill.selfPay(tail, visit.visitNo(), visit.rxNo()).borne(Parts.NONE, 12_34);
    }

    @Override
    public Bill frozenBill(String tail) {
        Bill bill = insuredBill(tail);
        bill.hear(counterparty.start(bill.freeze()));
        return bill;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public HisSimulator hospital() {
        return hospital;
    }

    @Override
    public HisCounterparty counterparty() {
        return counterparty;
    }

    @Override
    public Faults faults() {
        return hospital.faults();
    }

    @Override
    public String operation(Call call) {
        return switch (call) {
            case START -> "O07";
            case ASK -> "O08";
            case ABANDON -> "O04";
            case REVERSE -> "F02";
        };
    }

    @Override
    public void close() {
        hospital.close();
    }
}

package io.medsettle.adapter.his;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.his.HisSimulator;
import io.medsettle.fixtures.party.ContractSubject.Call;
import io.medsettle.fixtures.sim.Faults;

/** A simulated hospital with the adapter in front of it, whichever way the two speak. */
interface HisUnderTest extends AutoCloseable {
    SettableClock clock();

    HisSimulator hospital();

    HisCounterparty counterparty();

    HisSettings settings();

    /** The tempers of the face that is spoken to. */
    Faults faults();

    /** What that face calls what the write-back's verb sends. */
    String operation(Call call);

    /** A fresh bill, frozen already. */
    Bill frozenBill(String tail);

    @Override
    void close();
}

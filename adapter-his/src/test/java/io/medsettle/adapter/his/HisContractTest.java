package io.medsettle.adapter.his;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;

/** Over the REST profile. */
class HisContractTest extends CounterpartyContract {
    @Override
    protected ContractSubject subject() {
        return new WriteBackContract(new SimulatedHis());
    }
}

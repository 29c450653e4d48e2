package io.medsettle.core;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;

class FakeCounterpartyTest extends CounterpartyContract {
    @Override
    protected ContractSubject subject() {
        return new FakeSubject(true);
    }
}

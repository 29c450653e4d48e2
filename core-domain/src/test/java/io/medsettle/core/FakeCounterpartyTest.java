package io.medsettle.core;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;

@Covers("F03")
class FakeCounterpartyTest extends CounterpartyContract {
    @Override
    protected ContractSubject subject() {
        return new FakeSubject(true);
    }
}

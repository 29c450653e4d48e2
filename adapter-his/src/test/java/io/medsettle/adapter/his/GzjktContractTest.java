package io.medsettle.adapter.his;

import io.medsettle.adapter.his.SpokenHis.Way;
import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;

/** Over Guangzhou 健康通. */
class GzjktContractTest extends CounterpartyContract {
    @Override
    protected ContractSubject subject() {
        return new WriteBackContract(new SpokenHis(Way.GZJKT));
    }
}

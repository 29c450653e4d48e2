package io.medsettle.adapter.his;

import io.medsettle.adapter.his.SpokenHis.Way;
import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;

/** Over SOAP with one method per service. */
class SoapMethodContractTest extends CounterpartyContract {
    @Override
    protected ContractSubject subject() {
        return new WriteBackContract(new SpokenHis(Way.SOAP_METHOD));
    }
}

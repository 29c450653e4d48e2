package io.medsettle.adapter.wechat;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;

/** The code that the patient scans before the judges of every counterparty. */
class QrPayContractTest extends CounterpartyContract {
    @Override
    protected ContractSubject subject() {
        return new WechatCash("native", "close", true, hospital -> Deeds.qr("20260105Q00001", 50_00));
    }
}

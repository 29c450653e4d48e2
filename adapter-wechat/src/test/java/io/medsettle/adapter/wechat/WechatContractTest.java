package io.medsettle.adapter.wechat;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;

/** The cash order and its refund before the judges of every counterparty. */
class WechatContractTest extends CounterpartyContract {
    @Override
    protected ContractSubject subject() {
        return new WechatCash("jsapi", "close", true, hospital -> Deeds.cash("20260105C00001", 50_00));
    }
}

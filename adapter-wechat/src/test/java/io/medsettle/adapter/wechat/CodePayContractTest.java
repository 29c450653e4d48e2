package io.medsettle.adapter.wechat;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.party.CounterpartyContract;
import io.medsettle.ports.counterparty.Deed;

/** The payment by the patient's code, done at once, before the judges of every counterparty. */
class CodePayContractTest extends CounterpartyContract {
    @Override
    protected ContractSubject subject() {
        return new WechatCash("codepay", "reverse", false, CodePayContractTest::deed);
    }

    private static Deed deed(Hospital hospital) {
        return Deeds.code("20260105C00001", 50_00, hospital.wechat.payCode(Deeds.PERSON.openid()));
    }
}

package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.FamilyBinding;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import java.util.List;

/** 亲情付 绑定, 解绑, 查询, credit-gz §10, where the platform offers them to hospitals. */
final class FamilyDesk implements FamilyBinding {
    private final Platform platform;

    FamilyDesk(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Outcome<String> bind(Relation relation, RequestNo number) {
        Values values = Values.NONE
                .with("relation.request", number.text())
                .with("patient.certType", relation.patientCertType())
                .with("patient.certNo", relation.patientCertNo().reveal())
                .with("patient.name", relation.patientName().reveal())
                .with("payer.certType", relation.payerCertType())
                .with("payer.certNo", relation.payerCertNo().reveal())
                .with("payer.name", relation.payerName().reveal())
                .with("payer.relation", relation.relation())
                .with("payer.consent", relation.consent().reveal());
        return done(Op.BIND_PAYER, values, number);
    }

    @Override
    public Outcome<String> unbind(String relationNo, RequestNo number) {
        Values values = Values.NONE.with("relation.request", number.text()).with("relation.no", relationNo);
        return done(Op.UNBIND_PAYER, values, number).map(told -> OrderValues.first(told, relationNo));
    }

    private Outcome<String> done(Op op, Values values, RequestNo number) {
        return platform.question(op, values, number.text(), platform.deadlines().call())
                .told(yes -> Outcome.succeeded(yes.values().get("relation.no")), Answer.No::first);
    }

    @Override
    public Outcome<List<FamilyPayer>> payers(ContractAsk patient) {
        return platform.question(
                        Op.LIST_PAYERS,
                        ContractDesk.person(patient),
                        "",
                        platform.deadlines().question())
                .told(yes -> Outcome.succeeded(ContractDesk.payers(yes.values())), Answer.No::first);
    }
}

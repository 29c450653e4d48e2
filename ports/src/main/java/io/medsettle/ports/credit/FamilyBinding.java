package io.medsettle.ports.credit;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import java.util.List;

/**
 * Binds and unbinds relatives who pay (亲情付 绑定, 解绑), where the platform offers that to hospitals; elsewhere it is done in
 * the platform's own app; credit-gz §10. Safe to share between threads.
 */
public interface FamilyBinding {
    /** @return the platform's number of the relation; an unknown outcome may be repeated under the same number */
    Outcome<String> bind(Relation relation, RequestNo number);

    /** @return the platform's number of the relation that ended */
    Outcome<String> unbind(String relationNo, RequestNo number);

    /** Relatives who may pay for the patient now. */
    Outcome<List<FamilyPayer>> payers(ContractAsk patient);

    /**
     * Who is to pay for whom. Prints no secret.
     *
     * @param relation in the platform's words
     * @param consent what the payer's own app gave as consent (payerAuthToken)
     */
    record Relation(
            String patientCertType,
            Secret patientCertNo,
            Secret patientName,
            String payerCertType,
            Secret payerCertNo,
            Secret payerName,
            String relation,
            Secret consent) {}
}

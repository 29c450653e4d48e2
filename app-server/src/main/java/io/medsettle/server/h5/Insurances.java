package io.medsettle.server.h5;

import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.insurance.InsurerQueries;
import io.medsettle.ports.insurance.InsurerQueries.Certificate;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.api.Told;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether and how a patient is insured: what HIS serves and finds, and the identity written back to it. */
@Singleton
class Insurances {
    private static final Secret NONE = new Secret("");

    private final HisQuestions his;
    private final InsurerQueries insurer;
    private final Patients patients;

    Insurances(HisQuestions his, InsurerQueries insurer, Patients patients) {
        this.his = his;
        this.insurer = insurer;
        this.patients = patients;
    }

    /** Places whose people can pay a visit online here. */
    List<HisQuestions.InsuredPlace> places() {
        return Told.byHis(his.places()).stream()
                .filter(p -> p.outpatient() && p.onlinePay())
                .toList();
    }

    HisQuestions.Eligibility eligibility(Visitor visitor, String admdvs) {
        return Told.byHis(his.eligibility(visitor.needPatient(), admdvs));
    }

    /** The benefit that was offered under this code. */
    HisQuestions.Benefit benefit(HisQuestions.Eligibility eligibility, String code) {
        return eligibility.benefits().stream()
                .filter(b -> b.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of(422, "no-benefit", "没有这项待遇", "所选待遇不在可选范围内", "请重新选择"));
    }

    /** Writes the chosen identity back to HIS (身份回写); once more under the same number changes nothing. */
    void writeBack(
            Visitor visitor,
            String admdvs,
            HisQuestions.Eligibility told,
            HisQuestions.Benefit benefit,
            String number) {
        HisQuestions.Patient patient = patients.chosen(visitor);
        InsurerQueries.Person person = Told.byInsurer(
                insurer.person(new Certificate("02", patient.certNo(), NONE, "01", patient.certNo(), patient.name())));
        Told.byHis(his.saveIdentity(
                patient.patientId(),
                new HisQuestions.InsuranceIdentity(
                        person.psnNo(), told.insuType(), admdvs, benefit.medType(), benefit.diseaseCode(), true),
                new RequestNo(number)));
    }
}

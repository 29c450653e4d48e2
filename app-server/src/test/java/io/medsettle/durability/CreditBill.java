package io.medsettle.durability;

import io.medsettle.core.desk.Opening;
import io.medsettle.core.plan.NoSense;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.credit.CreditPlans;
import java.util.List;
import java.util.Optional;

/** What a doctor saved, paid by the patient's contract or by a relative's. */
record CreditBill(Hospital hospital, Bill bill, Payer payer) {
    private static final ContractTerms MUCH = ContractTerms.usual().limit(1_000_000_00);

    /** Whose contract it is, and whether an insurer bears a part. */
    enum Payer {
        OWN,
        RELATIVE,
        SELF_PAID
    }

    static CreditBill at(Hospital hospital, Payer payer) {
        return new CreditBill(hospital, Bill.at(hospital.world), payer);
    }

    Opening opening() {
        NoSense plans = hospital.bean(CreditPlans.class).of(patientClass());
        boolean insured = patientClass().insured();
        return new Opening(
                Bill.ORG,
                insured ? NoSense.INSURED : NoSense.SELF_PAY,
                List.of(bill.key()),
                Optional.of(bill.key()),
                "digest",
                "his",
                bill.notes()
                        .with(NoteKey.CHANNEL, "CREDIT_GZ")
                        .with(NoteKey.NO_SENSE, "1")
                        .with(NoteKey.MDTRT_CERT_TYPE, "02")
                        .with(NoteKey.INSURANCE_CLASS, patientClass().name())
                        .with(NoteKey.FAMILY_PAY, payer == Payer.RELATIVE ? "1" : "0"),
                secrets(),
                insured ? plans.insured() : plans.selfPay());
    }

    private PatientClass patientClass() {
        return payer == Payer.SELF_PAID ? PatientClass.SELF : PatientClass.GZ_CITY;
    }

    private Secrets secrets() {
        SamplePerson patient = bill.patient();
        Secrets who = Secrets.NONE
                .with(NoteKey.NAME, patient.name())
                .with(NoteKey.CERT_NO, patient.idNumber())
                .with(NoteKey.MDTRT_CERT_NO, patient.idNumber());
        if (payer == Payer.RELATIVE) {
            SamplePerson relative = SamplePeople.all().get(9);
            hospital.world.credit().sign(relative.idNumber(), relative.name(), MUCH);
            String contract = hospital.world.credit().family(patient.idNumber(), relative.idNumber(), "父亲", true);
            return who.with(NoteKey.PAYER_CONTRACT, contract);
        }
        String contract = hospital.world.credit().sign(patient.idNumber(), patient.name(), MUCH);
        return who.with(NoteKey.CREDIT_CONTRACT, contract);
    }
}

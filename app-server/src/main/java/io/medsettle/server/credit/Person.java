package io.medsettle.server.credit;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.ContractAsk.Occasion;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.his.HisQuestions.Patient;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;

/**
 * Who is to pay, and of which class. Prints no secret.
 *
 * @param archive as HIS knows the person
 * @param patientClass who settles
 * @param admdvs insured place, "" where the class needs none
 * @param insuType insurance type, "" = as the insurer says
 * @param psnNo the insurer's number, empty if it was not asked
 * @param accountFen what the personal account holds, fen; 0 if it was not asked
 */
record Person(
        Patient archive, PatientClass patientClass, String admdvs, String insuType, Secret psnNo, long accountFen) {
    ContractAsk asking(Occasion occasion) {
        return new ContractAsk(
                archive.certType(),
                archive.certNo(),
                archive.name(),
                patientClass,
                admdvs,
                psnNo,
                archive.mobile(),
                occasion);
    }

    /** Notes of who it is: known by document, nobody shows anything. */
    Fields notes() {
        Fields notes = Fields.of(NoteKey.PATIENT_ID, archive.patientId())
                .with(NoteKey.INSURANCE_CLASS, patientClass.name())
                .with(NoteKey.NO_SENSE, "1")
                .with(NoteKey.CERT_TYPE, archive.certType());
        return patientClass.insured()
                ? notes.with(NoteKey.MDTRT_CERT_TYPE, "02")
                        .with(NoteKey.ADMDVS, admdvs)
                        .with(NoteKey.INSU_TYPE, insuType)
                : notes;
    }

    Secrets secrets() {
        return Secrets.NONE
                .with(NoteKey.NAME, archive.name())
                .with(NoteKey.CERT_NO, archive.certNo())
                .with(NoteKey.MDTRT_CERT_NO, archive.certNo())
                .with(NoteKey.PSN_NO, psnNo)
                .with(NoteKey.MOBILE, archive.mobile());
    }

    @Override
    public String toString() {
        return "Person[" + patientClass + "]";
    }
}

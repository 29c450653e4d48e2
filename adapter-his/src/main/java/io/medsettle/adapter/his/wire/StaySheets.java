package io.medsettle.adapter.his.wire;

import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.EncounterKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.value.Fields;
import java.util.List;

/** What HIS tells of a stay as the sheet that the insurer's adapter reads: no lines, they come page by page. */
final class StaySheets {
    private StaySheets() {}

    static FeeSheet of(I05Admission.Encounter e, List<O05Bundle.Diagnosis> diagnoses) {
        Encounter encounter = new Encounter(
                e.visitNo(),
                e.medType(),
                Sheets.known(e.insuType()),
                Sheets.known(e.admdvs()),
                e.deptCode(),
                e.deptName(),
                e.caty(),
                e.doctorCode(),
                e.doctorName(),
                e.beginTime(),
                Sheets.known(e.diseaseCode()),
                Sheets.known(e.diseaseName()),
                stay(e).and(birth(e)));
        return new FeeSheet(encounter, diagnoses.stream().map(Sheets::diagnosis).toList(), List.of());
    }

    private static Fields stay(I05Admission.Encounter e) {
        return Fields.of(EncounterKey.ADMISSION_NO, e.admissionNo())
                .with(EncounterKey.RECORD_NO, Sheets.known(e.recordNo()))
                .with(EncounterKey.BED, Sheets.known(e.bed()))
                .with(EncounterKey.ADMITTED_AT, e.beginTime())
                .with(EncounterKey.DISCHARGED_AT, Sheets.known(e.dischargeTime()))
                .with(EncounterKey.DISCHARGE_WAY, Sheets.known(e.dischargeWay()))
                .with(EncounterKey.DISCHARGE_DEPT_CODE, Sheets.known(e.dischargeDeptCode()))
                .with(EncounterKey.DISCHARGE_DEPT_NAME, Sheets.known(e.dischargeDeptName()))
                .with(EncounterKey.ADMISSION_DIAGNOSIS, Sheets.known(e.admissionDiagnosis()))
                .with(EncounterKey.MAIN_DIAGNOSIS_CODE, Sheets.known(e.mainDiagnosisCode()))
                .with(EncounterKey.MAIN_DIAGNOSIS_NAME, Sheets.known(e.mainDiagnosisName()))
                .with(EncounterKey.CONDITION, Sheets.known(e.condition()))
                .with(EncounterKey.INTERIM, Sheets.known(e.interim()));
    }

    private static Fields birth(I05Admission.Encounter e) {
        return Fields.of(EncounterKey.MATERNITY_TYPE, Sheets.known(e.maternityType()))
                .with(EncounterKey.BIRTH_CONTROL_TYPE, Sheets.known(e.birthControlType()))
                .with(EncounterKey.BIRTH_DATE, Sheets.known(e.birthDate()))
                .with(EncounterKey.PREGNANCY_WEEKS, Sheets.known(e.pregnancyWeeks()))
                .with(EncounterKey.PREGNANCIES, Sheets.known(e.pregnancies()))
                .with(EncounterKey.CHILDREN, Sheets.known(e.children()))
                .with(EncounterKey.BIRTH_PERMIT, Sheets.known(e.birthPermit()))
                .with(EncounterKey.DISEASE_TYPE, Sheets.known(e.diseaseType()))
                .with(EncounterKey.OPERATION_CODE, Sheets.known(e.operationCode()))
                .with(EncounterKey.OPERATION_NAME, Sheets.known(e.operationName()));
    }
}

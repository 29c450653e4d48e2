package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.Diagnosis;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.EncounterKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Fills 2401, 2402 and 2403 in from what HIS told of the stay. */
final class StayForms {
    private final Lookup lookup;
    private final CrossArea crossArea;
    private final String area;

    StayForms(Lookup lookup, YibaoSettings settings) {
        this.lookup = lookup;
        this.crossArea = new CrossArea(settings.hospital());
        this.area = settings.hospital().admdvs();
    }

    /** Number of the stay at HIS (住院号), by which the insurer's books know it too. */
    static String admissionNo(FeeSheet sheet) {
        return Lookup.orElse(
                sheet.encounter().more().get(EncounterKey.ADMISSION_NO),
                sheet.encounter().visitNo());
    }

    Admit2401.In admit(Deed deed, FeeSheet sheet, Insured insured) {
        Encounter visit = sheet.encounter();
        Draft<Admit2401.Stay> draft = new Draft<>(Admit2401.Stay.class)
                .put("psn_no", insured.psnNo())
                .put("insutype", insured.insuType())
                .put("mdtrt_cert_no", lookup.certificate(deed))
                .put("card_sn", lookup.cardSn(deed))
                .put("cert_type", Lookup.certType(deed))
                .put("certno", deed.secrets().get(NoteKey.CERT_NO))
                .put("ipt_no", admissionNo(sheet))
                .put("insuplc_admdvs", insured.admdvs())
                .put("mdtrtarea_admvs", area);
        Admit2401.Stay stay = stay(draft, deed, sheet, insured.admdvs()).done();
        String psnNo = insured.psnNo();
        return new Admit2401.In(stay, rows(visit, sheet, d -> diagnosed(Admit2401.Diagnosed.class, d, psnNo)
                .done()));
    }

    Change2403.In change(Deed deed, FeeSheet sheet) {
        String psnNo = deed.secrets().get(NoteKey.PSN_NO);
        String mdtrtId = deed.notes().get(NoteKey.MDTRT_ID);
        Draft<Change2403.Stay> draft = new Draft<>(Change2403.Stay.class)
                .put("psn_no", psnNo)
                .put("mdtrt_id", mdtrtId)
                .put("ipt_otp_no", admissionNo(sheet))
                .put("endtime", sheet.encounter().more().get(EncounterKey.DISCHARGED_AT));
        Change2403.Stay stay =
                stay(draft, deed, sheet, deed.notes().get(NoteKey.ADMDVS)).done();
        return new Change2403.In(
                stay, rows(sheet.encounter(), sheet, d -> diagnosed(Change2403.Diagnosed.class, d, psnNo)
                        .put("mdtrt_id", mdtrtId)
                        .done()));
    }

    Discharge2402.In discharge(Deed deed, FeeSheet sheet) {
        Encounter visit = sheet.encounter();
        Fields more = visit.more();
        String psnNo = deed.secrets().get(NoteKey.PSN_NO);
        String mdtrtId = deed.notes().get(NoteKey.MDTRT_ID);
        Draft<Discharge2402.Leaving> draft = new Draft<>(Discharge2402.Leaving.class)
                .put("mdtrt_id", mdtrtId)
                .put("psn_no", psnNo)
                .put("insutype", deed.notes().get(NoteKey.INSU_TYPE))
                .put("endtime", more.get(EncounterKey.DISCHARGED_AT))
                .put("dscg_dept_codg", Lookup.orElse(more.get(EncounterKey.DISCHARGE_DEPT_CODE), visit.deptCode()))
                .put("dscg_dept_name", Lookup.orElse(more.get(EncounterKey.DISCHARGE_DEPT_NAME), visit.deptName()))
                .put("dscg_bed", more.get(EncounterKey.BED))
                .put("dscg_way", more.get(EncounterKey.DISCHARGE_WAY))
                .put("exp_content", "");
        return new Discharge2402.In(disease(maternity(draft, more), visit).done(), rows(visit, sheet, d -> diagnosed(
                        Discharge2402.Diagnosed.class, d, psnNo)
                .put("mdtrt_id", mdtrtId)
                .done()));
    }

    private <T extends Record> Draft<T> stay(Draft<T> draft, Deed deed, FeeSheet sheet, String admdvs) {
        Encounter visit = sheet.encounter();
        Fields more = visit.more();
        String medType = Sheets.medType(deed, sheet);
        Diagnosis main = main(sheet);
        return disease(maternity(draft, more), visit)
                .put("begntime", Lookup.orElse(more.get(EncounterKey.ADMITTED_AT), Sheets.begun(deed, sheet)))
                .put("mdtrt_cert_type", lookup.certificateType(deed))
                .put("med_type", medType)
                .put("medrcdno", more.get(EncounterKey.RECORD_NO))
                .put("atddr_no", visit.doctorCode())
                .put("chfpdr_name", visit.doctorName())
                .put("adm_diag_dscr", Lookup.orElse(more.get(EncounterKey.ADMISSION_DIAGNOSIS), main.name()))
                .put("adm_dept_codg", visit.deptCode())
                .put("adm_dept_name", visit.deptName())
                .put("adm_bed", more.get(EncounterKey.BED))
                .put("dscg_maindiag_code", Lookup.orElse(more.get(EncounterKey.MAIN_DIAGNOSIS_CODE), main.code()))
                .put("dscg_maindiag_name", Lookup.orElse(more.get(EncounterKey.MAIN_DIAGNOSIS_NAME), main.name()))
                .put("main_cond_dscr", more.get(EncounterKey.CONDITION))
                .put("dise_type_code", more.get(EncounterKey.DISEASE_TYPE))
                .put("exp_content", crossArea.ofStay(admdvs, visit, medType));
    }

    private static <T extends Record> Draft<T> disease(Draft<T> draft, Encounter visit) {
        return draft.put("dise_codg", visit.diseaseCode())
                .put("dise_name", visit.diseaseName())
                .put("oprn_oprt_code", visit.more().get(EncounterKey.OPERATION_CODE))
                .put("oprn_oprt_name", visit.more().get(EncounterKey.OPERATION_NAME));
    }

    private static <T extends Record> Draft<T> maternity(Draft<T> draft, Fields more) {
        return draft.put("fpsc_no", more.get(EncounterKey.BIRTH_PERMIT))
                .put("matn_type", more.get(EncounterKey.MATERNITY_TYPE))
                .put("birctrl_type", more.get(EncounterKey.BIRTH_CONTROL_TYPE))
                .put("geso_val", more.get(EncounterKey.PREGNANCY_WEEKS))
                .put("fetts", more.get(EncounterKey.PREGNANCIES))
                .put("fetus_cnt", more.get(EncounterKey.CHILDREN))
                .put("birctrl_matn_date", more.get(EncounterKey.BIRTH_DATE));
    }

    private static Diagnosis main(FeeSheet sheet) {
        return sheet.diagnoses().stream()
                .filter(Diagnosis::valid)
                .findFirst()
                .orElseGet(() -> new Diagnosis("", 0, "", "", "", "", "", "", false));
    }

    /** Only what is valid: 2401 to 2403 have no member to withdraw a diagnosis with. */
    private static <R extends Record> List<R> rows(Encounter visit, FeeSheet sheet, Function<Marked, R> row) {
        String told = visit.more().get(EncounterKey.MAIN_DIAGNOSIS_CODE);
        String mainCode = Lookup.orElse(told, main(sheet).code());
        List<R> rows = new ArrayList<>();
        boolean marked = false;
        for (Diagnosis each : sheet.diagnoses()) {
            if (each.valid()) {
                boolean isMain = !marked && each.code().equals(mainCode);
                marked |= isMain;
                rows.add(row.apply(new Marked(each, isMain)));
            }
        }
        return rows;
    }

    /** A diagnosis, and whether it is the main one. */
    private record Marked(Diagnosis diagnosis, boolean main) {}

    private static <R extends Record> Draft<R> diagnosed(Class<R> type, Marked marked, String psnNo) {
        Diagnosis d = marked.diagnosis();
        return new Draft<>(type)
                .put("diag_type", d.type())
                .put("maindiag_flag", marked.main() ? "1" : "0")
                .put("diag_srt_no", Integer.toString(d.sort()))
                .put("diag_code", d.code())
                .put("diag_name", d.name())
                .put("diag_dept", d.dept())
                .put("dise_dor_no", d.doctorCode())
                .put("dise_dor_name", d.doctorName())
                .put("diag_time", d.time())
                .put("psn_no", psnNo);
    }
}

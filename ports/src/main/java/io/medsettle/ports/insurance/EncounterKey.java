package io.medsettle.ports.insurance;

/** Names of {@link Encounter#more()}; the lengths are those of 2203 and 2401 (yibao-core §3.4, §3.5). */
public final class EncounterKey {
    /** Maternity category (matn_type), ≤6. */
    public static final String MATERNITY_TYPE = "maternityType";
    /** Birth control operation (birctrl_type), ≤6. */
    public static final String BIRTH_CONTROL_TYPE = "birthControlType";
    /** Day of birth or operation (birctrl_matn_date), yyyy-MM-dd. */
    public static final String BIRTH_DATE = "birthDate";
    /** Weeks of pregnancy (geso_val). */
    public static final String PREGNANCY_WEEKS = "pregnancyWeeks";
    /** Number of the pregnancy (fetts). */
    public static final String PREGNANCIES = "pregnancies";
    /** Number of children (fetus_cnt). */
    public static final String CHILDREN = "children";
    /** Birth permit (fpsc_no), ≤50. */
    public static final String BIRTH_PERMIT = "birthPermit";
    /** Category of the disease for single-disease payment (dise_type_code), ≤6. */
    public static final String DISEASE_TYPE = "diseaseType";
    /** Operation (oprn_oprt_code), ≤30. */
    public static final String OPERATION_CODE = "operationCode";
    /** Its name (oprn_oprt_name), ≤500. */
    public static final String OPERATION_NAME = "operationName";
    /** Main condition in words (main_cond_dscr), ≤1000. */
    public static final String CONDITION = "condition";
    /** Number of the stay (ipt_no), ≤30. */
    public static final String ADMISSION_NO = "admissionNo";
    /** Medical record (medrcdno), ≤30. */
    public static final String RECORD_NO = "recordNo";
    /** Bed (adm_bed), ≤30. */
    public static final String BED = "bed";
    /** Begin of the stay, yyyy-MM-dd HH:mm:ss. */
    public static final String ADMITTED_AT = "admittedAt";
    /** End of the stay (endtime), yyyy-MM-dd HH:mm:ss. */
    public static final String DISCHARGED_AT = "dischargedAt";
    /** How the patient left (dscg_way), ≤3. */
    public static final String DISCHARGE_WAY = "dischargeWay";
    /** Department left from, national code (dscg_dept_codg), ≤30. */
    public static final String DISCHARGE_DEPT_CODE = "dischargeDeptCode";
    /** Its name, ≤100. */
    public static final String DISCHARGE_DEPT_NAME = "dischargeDeptName";
    /** Diagnosis on admission in words (adm_diag_dscr), ≤200. */
    public static final String ADMISSION_DIAGNOSIS = "admissionDiagnosis";
    /** Main diagnosis (dscg_maindiag_code), ≤20. */
    public static final String MAIN_DIAGNOSIS_CODE = "mainDiagnosisCode";
    /** Its name (dscg_maindiag_name), ≤300. */
    public static final String MAIN_DIAGNOSIS_NAME = "mainDiagnosisName";
    /** Interim settlement while the patient stays (mid_setl_flag): 0 or 1. */
    public static final String INTERIM = "interim";
    /** Injury of a patient insured in another province (TRUM_FLAG): 0 or 1. */
    public static final String INJURY = "injury";
    /** Whether a third party is involved in the injury (REL_TTP_FLAG): 0 or 1. */
    public static final String THIRD_PARTY = "thirdParty";
    /** Kind of stay across provinces (IPT_TYPE): 1 ordinary, 2 emergency, 3 transfer. */
    public static final String STAY_KIND = "stayKind";
    /** Outpatient across provinces (OTP_ER_REFL_FLAG): 1 emergency, 2 referral, 3 both. */
    public static final String EMERGENCY_OR_REFERRAL = "emergencyOrReferral";
    /** Group of patients across provinces (MDTRT_GRP_TYPE): 1 to 4. */
    public static final String PATIENT_GROUP = "patientGroup";

    private EncounterKey() {}
}

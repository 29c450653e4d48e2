package io.medsettle.ports.insurance;

import io.medsettle.ports.value.Fields;

/**
 * The visit as HIS knows it (就诊), his §6.4. Empty text = not known.
 *
 * @param visitNo ipt_otp_no, ≤30
 * @param medType med_type, ≤6
 * @param deptCode national department code, ≤30
 * @param caty standard class of the department, ≤10
 * @param doctorCode national doctor code (医保医师编码), ≤30
 * @param begunAt {@code yyyy-MM-dd HH:mm:ss}
 * @param diseaseCode chronic or special disease, ≤30
 * @param more what only some visits have, by {@link EncounterKey}: maternity, stay, contact
 */
public record Encounter(
        String visitNo,
        String medType,
        String insuType,
        String admdvs,
        String deptCode,
        String deptName,
        String caty,
        String doctorCode,
        String doctorName,
        String begunAt,
        String diseaseCode,
        String diseaseName,
        Fields more) {
    /** A visit with nothing special. */
    public Encounter(
            String visitNo,
            String medType,
            String insuType,
            String admdvs,
            String deptCode,
            String deptName,
            String caty,
            String doctorCode,
            String doctorName,
            String begunAt,
            String diseaseCode,
            String diseaseName) {
        this(
                visitNo,
                medType,
                insuType,
                admdvs,
                deptCode,
                deptName,
                caty,
                doctorCode,
                doctorName,
                begunAt,
                diseaseCode,
                diseaseName,
                Fields.NONE);
    }

    Fields fields() {
        return Fields.NONE
                .with("visitNo", visitNo)
                .with("medType", medType)
                .with("insuType", insuType)
                .with("admdvs", admdvs)
                .with("deptCode", deptCode)
                .with("deptName", deptName)
                .with("caty", caty)
                .with("doctorCode", doctorCode)
                .with("doctorName", doctorName)
                .with("begunAt", begunAt)
                .with("diseaseCode", diseaseCode)
                .with("diseaseName", diseaseName)
                .and(more.behind("more."));
    }

    static Encounter of(Fields f) {
        return new Encounter(
                f.get("visitNo"),
                f.get("medType"),
                f.get("insuType"),
                f.get("admdvs"),
                f.get("deptCode"),
                f.get("deptName"),
                f.get("caty"),
                f.get("doctorCode"),
                f.get("doctorName"),
                f.get("begunAt"),
                f.get("diseaseCode"),
                f.get("diseaseName"),
                f.under("more."));
    }
}

package io.medsettle.ports.insurance;

/**
 * A special treatment that a person is on file for (yibao-core §3.1, 1160). Days as the insurer writes them.
 *
 * @param number psn_trt_no
 * @param type psn_trt_type
 * @param typeName its name
 * @param diseaseCode dise_no
 * @param diseaseName dise_name
 * @param from begntime
 * @param to endtime, "" if open
 */
public record SpecialTreatment(
        String number, String type, String typeName, String diseaseCode, String diseaseName, String from, String to) {
    @Override
    public String toString() {
        return "SpecialTreatment";
    }
}

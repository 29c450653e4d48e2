package io.medsettle.adapter.yibao;

/**
 * The hospital as the insurer knows it (定点医药机构).
 *
 * @param code fixmedins_code, {@code H} and 11 digits in most places, always 12 characters
 * @param name fixmedins_name, at most 200 characters
 * @param admdvs insurance area of the hospital (就医地医保区划), 6 digits
 */
public record Hospital(String code, String name, String admdvs) {
    public Hospital {
        Demand.that(code.matches("[0-9A-Za-z]{12}"), "hospital.code: 12 letters and digits (fixmedins_code)");
        Demand.that(!name.isBlank() && name.length() <= 200, "hospital.name: 1 to 200 characters (fixmedins_name)");
        Demand.that(admdvs.matches("\\d{6}"), "hospital.admdvs: 6 digits (mdtrtarea_admvs)");
    }
}

package io.medsettle.server.shown;

import java.util.Map;

/** 费别: as what a visit is charged, by the insurer's codes (yibao-core: insutype, med_type), in words. */
public final class FeeCategory {
    private static final Map<String, String> INSURANCE = Map.of(
            "310", "职工医保",
            "340", "离休医疗保障",
            "380", "新农合",
            "390", "居民医保",
            "510", "生育保险");

    private static final Map<String, String> VISIT = Map.of(
            "11", "普通门诊",
            "12", "门诊挂号",
            "13", "急诊",
            "14", "门诊慢特病",
            "18", "特药购药",
            "19", "意外伤害门诊",
            "51", "生育门诊");

    private FeeCategory() {}

    /**
     * Who bears the visit, and of what kind it is. A code that is not known here is told as it is.
     *
     * @param insuType insurance type, "" for self-pay
     * @param medType medical category, "" where nobody told it
     */
    public static String of(String insuType, String medType) {
        String kind = medType.isEmpty() ? "" : VISIT.getOrDefault(medType, "医疗类别 " + medType);
        return kind.isEmpty() ? insurance(insuType) : insurance(insuType) + " · " + kind;
    }

    private static String insurance(String insuType) {
        return insuType.isEmpty() ? "自费" : INSURANCE.getOrDefault(insuType, "医保 (险种 " + insuType + ")");
    }
}

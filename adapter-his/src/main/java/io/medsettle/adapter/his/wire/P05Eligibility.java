package io.medsettle.adapter.his.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** P05 参保情况查询, {@code POST /insurance/eligibility}. May hold personal data; prints none. */
final class P05Eligibility {
    static final String PATH = "/insurance/eligibility";

    private P05Eligibility() {}

    /** By archive, or by certificate and name. */
    record Request(
            @Nullable String patientId, // 患者ID
            @Nullable String certNo, // 证件号码
            @Nullable String name, // 姓名
            String admdvs) { // 参保地区划
        @Override
        public String toString() {
            return "P05";
        }
    }

    /** Insured or not. */
    record Answer(
            boolean insured, // 是否参保
            @Nullable String insuType, // 险种
            List<Benefit> benefits, // 可选待遇
            @Nullable String reason) {} // 未参保原因 NOT_INSURED AREA_UNKNOWN

    /** One benefit to choose. */
    record Benefit(
            String code, // 待遇编码
            String name, // 名称
            String medType, // 医疗类别
            @Nullable String diseaseCode) {} // 病种编码
}

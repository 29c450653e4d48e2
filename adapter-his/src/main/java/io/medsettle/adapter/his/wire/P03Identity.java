package io.medsettle.adapter.his.wire;

import org.jspecify.annotations.Nullable;

/** P03 医保身份回写, {@code PUT /patients/{patientId}/insurance-identity}. Holds personal data; prints none. */
final class P03Identity {
    private P03Identity() {}

    static String path(String patientId) {
        return "/patients/" + Call.segment(patientId) + "/insurance-identity";
    }

    /** The identity that the patient chose. */
    record Request(
            String psnNo, // 人员编号
            String insuType, // 险种
            String admdvs, // 参保地区划
            String medType, // 医疗类别
            @Nullable String diseaseCode, // 病种编码
            boolean ecUsed, // 是否用电子凭证
            String validTo) { // 有效至 yyyy-MM-dd HH:mm:ss
        @Override
        public String toString() {
            return "P03";
        }
    }

    /** Stored. */
    record Answer(String identityId) {} // 身份记录号
}

package io.medsettle.adapter.his.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** P01 患者档案查询, {@code POST /patients/query}. Holds personal data; prints none. */
final class P01Patients {
    static final String PATH = "/patients/query";

    private P01Patients() {}

    /** What is looked for. */
    record Request(
            String keyType, // 查询方式 HIS_ID MED_CARD SI_CARD ID_CARD EC
            String keyNo, // 号码
            @Nullable String name) { // 姓名, 给出则须相符
        @Override
        public String toString() {
            return "P01";
        }
    }

    /** Everybody found; empty for nobody. */
    record Answer(List<Patient> patients) {} // 档案列表

    /** One archive. */
    record Patient(
            String patientId, // 患者ID
            @Nullable String name, // 姓名, 对方不回姓名时缺
            String certType, // 证件类型, 01 身份证
            @Nullable String certNo, // 证件号码, 对方不回证件号时缺
            @Nullable String sex, // 性别 1 男 2 女
            @Nullable String birthday, // 出生日期 yyyy-MM-dd
            @Nullable String mobile, // 手机号
            List<Card> cards, // 卡列表
            @Nullable String createdAt, // 建档时间
            boolean merged) { // 是否已并档
        @Override
        public String toString() {
            return "P01 patient";
        }
    }

    /** One card. */
    record Card(
            String type, // MED_CARD 就诊卡, SI_CARD 社保卡
            String no, // 卡号
            String state) { // VALID 有效
        @Override
        public String toString() {
            return "P01 card";
        }
    }
}

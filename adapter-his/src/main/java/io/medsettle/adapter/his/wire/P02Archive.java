package io.medsettle.adapter.his.wire;

import org.jspecify.annotations.Nullable;

/** P02 建档, {@code POST /patients}. Holds personal data; prints none. */
final class P02Archive {
    static final String PATH = "/patients";

    private P02Archive() {}

    /** Who. */
    record Request(
            String name, // 姓名
            String certType, // 证件类型, 01 身份证
            String certNo, // 证件号码
            String sex, // 性别 1 男 2 女
            String birthday, // 出生日期 yyyy-MM-dd
            @Nullable String mobile, // 手机号
            @Nullable String address, // 地址
            @Nullable Guardian guardian, // 监护人
            boolean issueCard) { // 是否发卡
        @Override
        public String toString() {
            return "P02";
        }
    }

    /** Who answers for a minor. */
    record Guardian(
            String name, // 姓名
            String certType, // 证件类型
            String certNo, // 证件号码
            @Nullable String mobile, // 手机号
            String relation) { // 关系
        @Override
        public String toString() {
            return "P02 guardian";
        }
    }

    /** The archive. */
    record Answer(
            String patientId, // 患者ID
            @Nullable String cardNo, // 卡号
            @Nullable String cardType, // 卡类型
            boolean existed) { // 是否早已建档
        @Override
        public String toString() {
            return "P02 answer";
        }
    }
}

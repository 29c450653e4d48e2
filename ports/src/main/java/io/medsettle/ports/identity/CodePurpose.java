package io.medsettle.ports.identity;

/** For what an electronic voucher is shown (用码业务类型, mobile-pay §8.1). */
public enum CodePurpose {
    /** 挂号. */
    REGISTRATION("01101"),
    /** 住院建档. */
    STAY_FILE("01102"),
    /** 入院登记. */
    ADMISSION("01103"),
    /** 缴预缴金. */
    DEPOSIT("01104"),
    /** 问诊. */
    CONSULTATION("01201"),
    /** 预约检查. */
    EXAMINATION_BOOKING("01202"),
    /** 检查. */
    EXAMINATION("01203"),
    /** 治疗. */
    TREATMENT("01204"),
    /** 结算. */
    SETTLEMENT("01301"),
    /** 取药. */
    MEDICINE("01302"),
    /** 取报告. */
    REPORT("01303"),
    /** 打印. */
    PRINTING("01304"),
    /** 病历复印. */
    RECORD_COPY("01305");

    private final String code;

    CodePurpose(String code) {
        this.code = code;
    }

    /** The national code, 5 digits. */
    public String code() {
        return code;
    }
}

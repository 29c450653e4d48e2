package io.medsettle.ports.credit;

/** Insurance class (参保类别): who settles, and which switches hold; credit-gz §5.7. */
public enum PatientClass {
    /** 广州医保. */
    GZ_CITY,
    /** 市直医保. */
    GZ_DIRECT,
    /** 省内异地. */
    PROVINCE_OTHER,
    /** 跨省异地. */
    NATIONAL_OTHER,
    /** 自费: no insurer bears anything. */
    SELF;

    /** Whether an insurer settles before the platform collects. */
    public boolean insured() {
        return this != SELF;
    }
}

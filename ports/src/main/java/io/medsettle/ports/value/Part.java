package io.medsettle.ports.value;

/** Who bears a share of a bill (分项). */
public enum Part {
    /** 统筹基金 and all other funds. */
    FUND,
    /** 个人账户; the family account (共济) is inside this amount, never beside it. */
    ACCOUNT,
    /** 现金: the patient's own money, whatever channel carries it. */
    CASH,
    /** 其他: fees outside the insurance part. */
    OTHER,
    /** 医院负担: borne by the hospital. */
    HOSPITAL,
    /** The whole bill before anyone has split it (总费用). Only told, never taken: it is no purse. */
    WHOLE
}

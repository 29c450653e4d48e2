package io.medsettle.server.credit;

/** What an event has to pass before anybody is asked for money (关口), in this order. */
public enum Gate {
    /** 医院开关. */
    HOSPITAL,
    /** 参保类别开关. */
    CLASS,
    /** 白名单. */
    WHITE_LIST,
    /** 本次就诊的意愿. */
    TOGGLE,
    /** 本院规则. */
    POLICY,
    /** 熔断. */
    CIRCUIT,
    /** 签约. */
    CONTRACT,
    /** 亲情付. */
    FAMILY,
    /** 待缴费清单, HIS 档案, 医保身份. */
    BILL,
    /** 已开结算单. */
    ORDER,
    /** 处理时限. */
    TIME
}

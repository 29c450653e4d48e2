package io.medsettle.server.alarms;

/**
 * Something that somebody has to look at now (告警).
 *
 * @param figure how many: payments, percent, answers
 * @param words what it is and what to do, in Chinese
 */
record Alarm(Kind kind, long figure, String words) {
    /** What is watched. */
    enum Kind {
        /** 存疑过久. */
        UNKNOWN_TOO_LONG,
        /** 拒绝率过高. */
        DECLINED_TOO_OFTEN,
        /** 验签失败. */
        BAD_SIGNATURES,
        /** 熔断. */
        CIRCUIT_OPEN,
        /** HIS 未确认. */
        HIS_PENDING
    }
}

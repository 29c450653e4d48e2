package io.medsettle.server.statistics;

import io.medsettle.ports.counterparty.Act;

/** What was paid by credit (业务类型); credit-gz §5.7. */
enum Business {
    /** 门诊. */
    OUTPATIENT,
    /** 住院押金. */
    DEPOSIT,
    /** 出院结算. */
    DISCHARGE;

    static Business of(String act) {
        return switch (act) {
            case Act.CREDIT_DEPOSIT -> DEPOSIT;
            case Act.CREDIT_DISCHARGE -> DISCHARGE;
            default -> OUTPATIENT;
        };
    }
}

package io.medsettle.server.credit;

import java.util.Optional;

/** Whether a patient wants a visit paid by credit (本次就诊使用无感支付). It never ends a contract. Safe to share. */
public interface VisitWishes {
    /** Empty while nothing was said. */
    Optional<Boolean> of(String org, String patientId, String visitNo);

    void wish(String org, String patientId, String visitNo, boolean on, String by);
}

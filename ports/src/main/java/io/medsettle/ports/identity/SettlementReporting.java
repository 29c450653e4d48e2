package io.medsettle.ports.identity;

import io.medsettle.ports.outcome.Outcome;

/**
 * Tells the voucher's platform what came of a settlement (电子凭证结算回传, yibao-core §7.4), where the area wants that. It
 * follows a settlement and never decides about it: an Unknown is repeated under the same number, a Declined is shown
 * to a person. Safe to share between threads.
 */
public interface SettlementReporting {
    Outcome<Reported> report(SettlementReport report);

    /** What came of a report. */
    enum Reported {
        TAKEN,
        /** The platform had it already under this number. */
        KNOWN,
        /** Nobody wants reports here; nothing was sent. */
        NOT_WANTED
    }

    /** Where nobody wants reports. */
    static SettlementReporting off() {
        return report -> Outcome.succeeded(Reported.NOT_WANTED);
    }
}

package io.medsettle.server.reconciliation;

/** What is done about findings without waiting for anybody. Safe to repeat. */
interface Remedying {
    /** What a day's findings call for, once for each cut of its books. */
    void all(RunRow run, Beat beat);

    /** Whether what a finding names is on its way back, so that only the far side's word ends it. */
    boolean goingBack(StoredFinding f);

    /** What was approved and is not at its end. */
    void goOn();
}

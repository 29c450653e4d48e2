package io.medsettle.server.reconciliation;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Comparison.Keyed;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * One bill that is laid beside our books: where it comes from, and which of our rows it is about. Every bean of this type takes
 * part in the daily run. Safe to share between threads.
 */
public interface FarBill {
    /** Label of a line that carries none of our numbers: the order it belongs to, where that is known. */
    String ORDER = "order";

    /** Its name in files, findings and requests: WECHAT, HIS-OUTPATIENT …; ≤48. */
    String source();

    /** Under which name it is compared; no two bills share one. */
    Party party();

    FarSide farSide();

    /** Which number the bill reliably carries. */
    Keyed keyed();

    /** Whether both sides tell the handling fee. */
    boolean fees();

    /** Whose bill it is, where it is about outpatients or inpatients alone. */
    Optional<Care> care();

    /**
     * Fetches it. {@code Unknown(NOT_FOUND)} only if the far side says in so many words that there was no trade.
     *
     * @param cut up to when our books count, for a far side that compares with what we tell it
     */
    Outcome<BillSummary> fetch(BusinessDay day, Instant cut, Consumer<BillLine> lines);

    /** The source whose bill of the same day has to be there first, "" for none: then that one stands in our books' place. */
    default String beside() {
        return "";
    }

    /** Whether a line is laid beside anything; what is not is kept and shown all the same. */
    default boolean compared(BillLine line) {
        return true;
    }

    /** The handling fee that a line tells, signed fen. */
    default OptionalLong fee(BillLine line) {
        return OptionalLong.empty();
    }

    /** {@link #means} of a line that does not count as money. */
    String VOID = "VOID";

    /** By which means a line was paid, as the hospital's reports call it: WECHAT, INSURANCE, DEPOSIT …; ≤24. */
    String means(BillLine line);

    /** What our books say should stand in that day's bill. */
    void ours(BusinessDay day, Instant cut, Consumer<Row> rows);
}

package io.medsettle.ports.bill;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import java.util.function.Consumer;

/** A far side's bill of a day. Safe to share between threads. */
public interface BillSource {
    /**
     * Fetches the bill and hands over its lines one by one. {@code Succeeded} only if the file's own counts and sums
     * agree with its lines; no line may be used before that.
     *
     * @param kind which bill, in the far side's own word, "" where it has one only
     */
    Outcome<BillSummary> fetch(BusinessDay day, String kind, Consumer<BillLine> lines);
}

package io.medsettle.ports.insurance;

import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Statements with the insurer (医保对账与清算, yibao-core §3.7, §4): totals by group, then row by row where they are not level;
 * clearing. Comparisons may be repeated at will. Safe to share between threads.
 */
public interface InsurerStatements {
    /**
     * Compares a group's totals (3201).
     *
     * @param rows opens our rows anew; read once and closed
     */
    Outcome<StatementVerdict> totals(StatementGroup group, Supplier<Stream<StatementRow>> rows);

    /**
     * Sends our rows and reads the insurer's result (9101, 3202, 9102), handing over the rows that differ one by one.
     * {@code Succeeded} only if the result file was read to its end; nothing may be used before that. The summary counts
     * the file's rows, level ones too, and sums their totals.
     *
     * @param rows opens our rows anew; read twice (sums, then file), never all in memory
     */
    Outcome<BillSummary> details(
            StatementGroup group, Supplier<Stream<StatementRow>> rows, Consumer<StatementDifference> differences);

    /**
     * Applies for clearing (3203); its event number. After Unknown it may stand: look at the insurer's own page before
     * applying again, nothing can be asked.
     */
    Outcome<String> apply(Clearing clearing);

    /** Takes an application back (3204). */
    Outcome<String> withdraw(String eventNumber);

    /**
     * The same at one of the insurer's platforms, where it has several.
     *
     * @param platform its name, "" for the one that serves everybody
     * @throws IllegalArgumentException if there is none of that name: the configuration lost one that histories still name
     */
    default InsurerStatements at(String platform) {
        if (!platform.isEmpty()) {
            throw new IllegalArgumentException("the insurer has no platform " + platform);
        }
        return this;
    }
}

package io.medsettle.reconciliation;

import java.util.List;

/**
 * What came of a run.
 *
 * @param findings in a fixed order: by party, day, key, flow, class
 * @param carryOver for the next run
 * @param totals one for each comparison, in the order of the parties' names
 */
public record Report(List<Finding> findings, CarryOver carryOver, List<Totals> totals) {
    public Report {
        findings = List.copyOf(findings);
        totals = List.copyOf(totals);
    }
}

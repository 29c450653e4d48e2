package io.medsettle.server.statements;

import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.insurance.Clearing;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.insurance.StatementDifference;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.insurance.StatementRow;
import io.medsettle.ports.insurance.StatementVerdict;
import io.medsettle.ports.outcome.Outcome;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Statements where the insurer has several platforms, each with books of its own: every group is asked about at the one
 * that settled it, every claim made where it is due. Safe to share between threads.
 */
public final class PlatformStatements implements InsurerStatements {
    private final InsurerStatements everybody;
    private final Map<String, InsurerStatements> others;

    /** @param others the further platforms by name */
    public PlatformStatements(InsurerStatements everybody, Map<String, InsurerStatements> others) {
        this.everybody = everybody;
        this.others = Map.copyOf(others);
    }

    @Override
    public InsurerStatements at(String platform) {
        InsurerStatements there = platform.isEmpty() ? everybody : others.get(platform);
        if (there == null) {
            throw new IllegalArgumentException("the insurer has no platform " + platform);
        }
        return there;
    }

    @Override
    public Outcome<StatementVerdict> totals(StatementGroup group, Supplier<Stream<StatementRow>> rows) {
        return at(group.platform()).totals(group, rows);
    }

    @Override
    public Outcome<BillSummary> details(
            StatementGroup group, Supplier<Stream<StatementRow>> rows, Consumer<StatementDifference> differences) {
        return at(group.platform()).details(group, rows, differences);
    }

    @Override
    public Outcome<String> apply(Clearing clearing) {
        return everybody.apply(clearing);
    }

    @Override
    public Outcome<String> withdraw(String eventNumber) {
        return everybody.withdraw(eventNumber);
    }
}

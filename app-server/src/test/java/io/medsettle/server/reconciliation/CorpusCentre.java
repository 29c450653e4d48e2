package io.medsettle.server.reconciliation;

import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.insurance.Clearing;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.insurance.StatementDifference;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.insurance.StatementRow;
import io.medsettle.ports.insurance.StatementVerdict;
import io.medsettle.ports.outcome.Outcome;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The insurer of a corpus: level where nothing was planted, else it names each row that differs; flawed, it says that the sums are not
 * level and names no row.
 */
record CorpusCentre(Corpus corpus, BooleanSupplier flawed) implements InsurerStatements {
    private List<StatementDifference> planted(StatementGroup group) {
        return corpus.of(Clocks.day(group.from())).centre;
    }

    @Override
    public Outcome<StatementVerdict> totals(StatementGroup group, Supplier<Stream<StatementRow>> rows) {
        boolean level = planted(group).isEmpty() && !flawed.getAsBoolean();
        return Outcome.succeeded(new StatementVerdict(level, level ? "对账平" : "对账不平"));
    }

    @Override
    public Outcome<BillSummary> details(
            StatementGroup group, Supplier<Stream<StatementRow>> rows, Consumer<StatementDifference> differences) {
        List<StatementDifference> told = flawed.getAsBoolean() ? List.of() : planted(group);
        told.forEach(differences);
        return Outcome.succeeded(new BillSummary(told.size(), 0, "result"));
    }

    @Override
    public Outcome<String> apply(Clearing clearing) {
        return Outcome.neverSent("not asked for here");
    }

    @Override
    public Outcome<String> withdraw(String eventNumber) {
        return Outcome.neverSent("not asked for here");
    }
}

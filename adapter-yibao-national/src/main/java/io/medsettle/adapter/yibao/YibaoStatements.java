package io.medsettle.adapter.yibao;

import io.medsettle.adapter.yibao.wire.YibaoBooks;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.insurance.Clearing;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.insurance.StatementDifference;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.insurance.StatementRow;
import io.medsettle.ports.insurance.StatementVerdict;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Statements with the insurer and clearing (3201 to 3204, 9101, 9102; yibao-core §3.7, §4). Safe to share between threads. */
public final class YibaoStatements implements InsurerStatements {
    private final InsurerStatements statements;

    /**
     * @param exchange the wire; {@code OkHttpExchange} streams files
     * @param tokens where the sign-in is shared between nodes
     */
    public YibaoStatements(
            YibaoSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        statements =
                YibaoBooks.statements(settings, log.watching(settings.party().name(), exchange), tokens, clock);
    }

    @Override
    public Outcome<StatementVerdict> totals(StatementGroup group, Supplier<Stream<StatementRow>> rows) {
        return statements.totals(group, rows);
    }

    @Override
    public Outcome<BillSummary> details(
            StatementGroup group, Supplier<Stream<StatementRow>> rows, Consumer<StatementDifference> differences) {
        return statements.details(group, rows, differences);
    }

    @Override
    public Outcome<String> apply(Clearing clearing) {
        return statements.apply(clearing);
    }

    @Override
    public Outcome<String> withdraw(String eventNumber) {
        return statements.withdraw(eventNumber);
    }
}

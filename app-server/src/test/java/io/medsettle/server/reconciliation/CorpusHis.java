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
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** HIS of a corpus: its lines and what we wrote back, handed over as they are, or refused. */
record CorpusHis(Corpus corpus, BooleanSupplier flawed) implements FarBill {
    @Override
    public String source() {
        return "HIS-OUTPATIENT";
    }

    @Override
    public Party party() {
        return new Party("his-outpatient");
    }

    @Override
    public FarSide farSide() {
        return FarSide.HIS;
    }

    @Override
    public Keyed keyed() {
        return Keyed.OUR_NUMBER;
    }

    @Override
    public boolean fees() {
        return false;
    }

    @Override
    public Optional<Care> care() {
        return Optional.of(Care.OUTPATIENT);
    }

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, Instant cut, Consumer<BillLine> lines) {
        if (flawed.getAsBoolean()) {
            return Outcome.declined("BILL_SUMS", "合计与明细不符");
        }
        List<BillLine> all = corpus.of(day).his;
        all.forEach(lines);
        return Outcome.succeeded(new BillSummary(
                all.size(), all.stream().mapToLong(BillLine::fen).sum(), "his-" + day.text()));
    }

    @Override
    public String means(BillLine line) {
        return "CASH";
    }

    @Override
    public void ours(BusinessDay day, Instant cut, Consumer<Row> rows) {
        corpus.of(day).charged.forEach(rows);
    }
}

package io.medsettle.server.reconciliation;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Comparison.Keyed;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Row;
import io.medsettle.reconciliation.Split;
import io.medsettle.reconciliation.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A far side with whatever bill, and books with whatever rows, of each day; either may break. */
final class FakeBill implements FarBill {
    private final String source;
    private final FarSide farSide;
    private final Keyed keyed;
    private final Map<BusinessDay, List<BillLine>> theirs = new HashMap<>();
    private final Map<BusinessDay, List<Known>> ours = new HashMap<>();
    /** Days whose books cannot be read. */
    final Map<BusinessDay, RuntimeException> broken = new HashMap<>();
    /** Days whose bill has not come. */
    final List<BusinessDay> missing = new ArrayList<>();
    /** Days of which the far side says that there was no trade. */
    final List<BusinessDay> noTrade = new ArrayList<>();
    /** Whose books were read, in order. */
    final List<BusinessDay> looked = new ArrayList<>();

    /** What our books said from then until then. */
    private record Known(Row row, Instant since, Instant until) {
        boolean at(Instant cut) {
            return !cut.isBefore(since) && cut.isBefore(until);
        }
    }

    FakeBill(String source, FarSide farSide, Keyed keyed) {
        this.source = source;
        this.farSide = farSide;
        this.keyed = keyed;
    }

    static FakeBill wechat() {
        return new FakeBill("WECHAT", FarSide.CHANNEL, Keyed.OUR_NUMBER);
    }

    static Instant noon(BusinessDay day) {
        return day.date().atTime(12, 0).atZone(BusinessDay.ZONE).toInstant();
    }

    void theyHave(BusinessDay day, String number, String far, long fen, Instant at) {
        theirs.computeIfAbsent(day, d -> new ArrayList<>())
                .add(new BillLine(number, far, Part.CASH, fen, false, at, Fields.NONE));
    }

    void theyHave(BusinessDay day, BillLine line) {
        theirs.computeIfAbsent(day, d -> new ArrayList<>()).add(line);
    }

    void theyListNothingAnyMore(BusinessDay day) {
        theirs.remove(day);
    }

    void weHave(BusinessDay day, String number, String far, long fen) {
        weKnow(day, row(day, number, far, fen, Standing.DONE), Instant.MIN, Instant.MAX);
    }

    /** In doubt under one number until then, done under another from then on. */
    void weLearn(BusinessDay day, String number, String doubted, String far, long fen, Instant then) {
        weKnow(day, row(day, number, doubted, fen, Standing.DOUBT), Instant.MIN, then);
        weKnow(day, row(day, number, far, fen, Standing.DONE), then, Instant.MAX);
    }

    private void weKnow(BusinessDay day, Row row, Instant since, Instant until) {
        ours.computeIfAbsent(day, d -> new ArrayList<>()).add(new Known(row, since, until));
    }

    private static Row row(BusinessDay day, String number, String far, long fen, Standing standing) {
        return new Row(
                number,
                far,
                fen < 0 ? Flow.REFUND : Flow.PAY,
                standing,
                day,
                Split.of(Part.CASH, fen),
                OptionalLong.empty(),
                noon(day),
                Fields.NONE);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Party party() {
        return new Party(source.toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public FarSide farSide() {
        return farSide;
    }

    @Override
    public Keyed keyed() {
        return keyed;
    }

    @Override
    public boolean fees() {
        return false;
    }

    @Override
    public Optional<Care> care() {
        return Optional.empty();
    }

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, Instant cut, Consumer<BillLine> lines) {
        if (missing.contains(day)) {
            return Outcome.unknown(Doubt.NO_ANSWER, "账单尚未生成");
        }
        if (noTrade.contains(day)) {
            return Outcome.unknown(Doubt.NOT_FOUND, "当日没有交易");
        }
        List<BillLine> all = theirs.getOrDefault(day, List.of());
        all.forEach(lines);
        return Outcome.succeeded(new BillSummary(
                all.size(), all.stream().mapToLong(BillLine::fen).sum(), "digest-" + all.hashCode()));
    }

    @Override
    public String means(BillLine line) {
        return source;
    }

    @Override
    public void ours(BusinessDay day, Instant cut, Consumer<Row> rows) {
        looked.add(day);
        RuntimeException trouble = broken.get(day);
        if (trouble != null) {
            throw trouble;
        }
        ours.getOrDefault(day, List.of()).stream()
                .filter(known -> known.at(cut))
                .map(Known::row)
                .forEach(rows);
    }
}

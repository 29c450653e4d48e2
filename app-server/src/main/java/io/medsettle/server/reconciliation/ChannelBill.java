package io.medsettle.server.reconciliation;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Comparison.Keyed;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The bill of a channel or of a credit platform (交易账单; wechat §7.3, alipay §3.3, credit-gz §9) beside what is due from it. Where the hospital's rate is known the
 * handling fee is compared too, rounded half up as both bills round it.
 */
public final class ChannelBill implements FarBill {
    /** Label of a credit platform's line: why it moved nothing. */
    private static final String NOT_DONE = "state";

    private final String source;
    private final Party party;
    private final FarSide farSide;
    private final BillSource bill;
    private final String kind;
    private final Optional<Rate> rate;
    private final PostedRows posted;
    private final OpenRows open;

    /**
     * What the channel keeps.
     *
     * @param share of an amount, 0.006 for 6 in a thousand
     * @param column the bill's name for it, in yuan
     */
    public record Rate(BigDecimal share, String column) {}

    public ChannelBill(
            String source,
            Party party,
            FarSide farSide,
            BillSource bill,
            String kind,
            Optional<Rate> rate,
            PostedRows posted,
            OpenRows open) {
        this.source = source;
        this.party = party;
        this.farSide = farSide;
        this.bill = bill;
        this.kind = kind;
        this.rate = rate;
        this.posted = posted;
        this.open = open;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Party party() {
        return party;
    }

    @Override
    public FarSide farSide() {
        return farSide;
    }

    @Override
    public Keyed keyed() {
        return Keyed.OUR_NUMBER;
    }

    @Override
    public boolean fees() {
        return rate.isPresent();
    }

    @Override
    public Optional<Care> care() {
        return Optional.empty();
    }

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, Instant cut, Consumer<BillLine> lines) {
        return bill.fetch(day, kind, line -> lines.accept(marked(line)));
    }

    /** A line that the far side lists as not done is told like one that was taken back. */
    private static BillLine marked(BillLine line) {
        return line.fen() != 0 || line.reversed() || !line.labels().has(NOT_DONE)
                ? line
                : new BillLine(line.requestNo(), line.farNumber(), line.part(), 0, true, line.farTime(), line.labels());
    }

    @Override
    public OptionalLong fee(BillLine line) {
        return rate.flatMap(r -> line.labels().find(r.column()))
                .map(yuan -> new BigDecimal(yuan)
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact())
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public String means(BillLine line) {
        return line.labels().get("退款状态").equals("FAIL") ? VOID : source;
    }

    @Override
    public void ours(BusinessDay day, Instant cut, Consumer<Row> rows) {
        posted.of("due-from:" + party.name(), day, cut, row -> rows.accept(withFee(row)));
        open.of(party, day, cut, rows);
    }

    private Row withFee(Row row) {
        if (rate.isEmpty()) {
            return row;
        }
        long fee = BigDecimal.valueOf(row.fen())
                .multiply(rate.get().share())
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Row(
                row.number(),
                row.farNumber(),
                row.flow(),
                row.standing(),
                row.day(),
                row.split(),
                OptionalLong.of(fee),
                row.time(),
                row.labels());
    }
}

package io.medsettle.server.reconciliation;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Comparison.Keyed;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Row;
import io.medsettle.reconciliation.Standing;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** HIS's bill by our payment time (B01, B02; his §8), of outpatients or of inpatients, beside what HIS had to be told. */
public final class HisBill implements FarBill {
    private final Care care;
    private final BillSource bill;
    private final AsOf asOf;

    public HisBill(Care care, BillSource bill, AsOf asOf) {
        this.care = care;
        this.bill = bill;
        this.asOf = asOf;
    }

    @Override
    public String source() {
        return "HIS-" + care;
    }

    @Override
    public Party party() {
        return new Party("his-" + kind());
    }

    private String kind() {
        return care.name().toLowerCase(Locale.ROOT);
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
        return Optional.of(care);
    }

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, Instant cut, Consumer<BillLine> lines) {
        return bill.fetch(day, kind(), line -> lines.accept(reversalCounts(line)));
    }

    /** What HIS calls a reversal (冲正) is a red receipt like any other: money that went back. Only what is void does not count. */
    private static BillLine reversalCounts(BillLine line) {
        boolean isVoid = !line.labels().get("state").equals("VALID");
        return new BillLine(
                line.requestNo(), line.farNumber(), line.part(), line.fen(), isVoid, line.farTime(), line.labels());
    }

    @Override
    public String means(BillLine line) {
        if (line.reversed()) {
            return VOID;
        }
        if (line.part() != Part.CASH) {
            return "INSURANCE";
        }
        return line.labels().get("purse").equals("DEPOSIT")
                ? "DEPOSIT"
                : line.labels().find("channel").orElse("OTHER");
    }

    @Override
    public void ours(BusinessDay day, Instant cut, Consumer<Row> rows) {
        asOf.booked(day, cut, order -> ToldHis.of(order).stream()
                .filter(t -> t.care() == care && t.day().equals(day))
                .forEach(t -> rows.accept(row(t))));
    }

    private static Row row(ToldHis t) {
        return new Row(
                t.deed().number().text(),
                t.deed().farNumber(),
                t.refund() ? Flow.REFUND : Flow.PAY,
                Standing.DONE,
                t.day(),
                t.split(),
                OptionalLong.empty(),
                t.time(),
                Fields.of("order", t.order().id().text())
                        .with("bizType", t.business())
                        .with("status", t.deed().status().name()));
    }
}

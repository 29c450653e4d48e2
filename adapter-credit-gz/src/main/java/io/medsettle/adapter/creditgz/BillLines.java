package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A bill's line as everybody reads it: all that the platform collects is the patient's own part. A line that the platform marks as
 * not done is told with nothing moved and its mark as label {@code state}, so that reconciliation sees the difference.
 */
final class BillLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    /** Labels of a line, by our words; no name of a person is among them. */
    private static final List<String> LABELS = List.of(
            "settleDay",
            "type",
            "bizType",
            "originalNo",
            "originalPlatformNo",
            "channelNo",
            "mode",
            "patientClass",
            "total",
            "fund",
            "account",
            "cash",
            "fee",
            "family",
            "hisOrderNo",
            "state");

    private BillLines() {}

    /** A line that is done and of nothing is no money: so a platform lists a deposit for which a contract stands (免押金). */
    static boolean counts(Values told) {
        return !told.get("line.state").isEmpty() || told.number("line.amount").orElse(0L) != 0;
    }

    static BillLine line(Values told) {
        boolean moved = told.get("line.state").isEmpty();
        long fen = moved ? told.number("line.amount").orElse(0L) : 0;
        String type = told.get("line.type");
        Fields labels = Fields.NONE;
        for (String label : LABELS) {
            labels = labels.with(label, told.get("line." + label));
        }
        return new BillLine(
                told.get("line.number"),
                told.get("line.platformNo"),
                Part.CASH,
                type.equals("PAY") ? fen : -fen,
                type.equals("REVERSAL"),
                at(told),
                labels);
    }

    private static Instant at(Values told) {
        String day = OrderValues.first(told.get("line.day"), told.get("line.settleDay"));
        LocalTime time =
                told.find("line.time").map(text -> LocalTime.parse(text, TIME)).orElse(LocalTime.MIDNIGHT);
        return new BusinessDay(day).date().atTime(time).atZone(BusinessDay.ZONE).toInstant();
    }
}

package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The bill of the first insurance interface (1.0 对账单), wechat §3.7: one line for both purses. Its grammar is taken to
 * be that of the other bills (§7.2); its columns and words are the hospital's settings, as seen in a real file.
 *
 * @param columns by what they tell; none may be missing
 * @param paidWord what {@link BillColumn#KIND} says of a payment
 * @param refundWord what it says of a refund
 * @param inYuan whether amounts are yuan with decimals, else fen
 */
public record PayinsuranceBill(Map<BillColumn, String> columns, String paidWord, String refundWord, boolean inYuan) {
    public PayinsuranceBill {
        for (BillColumn each : BillColumn.values()) {
            if (columns.getOrDefault(each, "").isBlank()) {
                throw new IllegalArgumentException("no column of the bill is named for " + each);
            }
        }
        if (paidWord.isBlank() || refundWord.isBlank() || paidWord.equals(refundWord)) {
            throw new IllegalArgumentException("paidWord and refundWord must be two words");
        }
        columns = Map.copyOf(columns);
    }

    private String name(BillColumn column) {
        return columns.getOrDefault(column, "");
    }

    BillKind kind() {
        return new BillKind(
                List.of(
                        List.of(name(BillColumn.TIME)),
                        List.of(name(BillColumn.KIND)),
                        List.of(name(BillColumn.NUMBER)),
                        List.of(name(BillColumn.FAR_NUMBER)),
                        List.of(name(BillColumn.REFUND_NUMBER)),
                        List.of(name(BillColumn.REFUND_FAR_NUMBER)),
                        List.of(name(BillColumn.CASH)),
                        List.of(name(BillColumn.INSURANCE))),
                this::line,
                Map.of(name(BillColumn.CASH_SUM), this::signed),
                name(BillColumn.COUNT));
    }

    private boolean isPayment(BillRow row) {
        String word = row.need(name(BillColumn.KIND));
        if (!word.equals(paidWord) && !word.equals(refundWord)) {
            throw row.wrong(name(BillColumn.KIND), "不在列表中");
        }
        return word.equals(paidWord);
    }

    private BigDecimal signed(BillRow row) {
        BigDecimal cash = row.decimal(name(BillColumn.CASH));
        return isPayment(row) ? cash : cash.negate();
    }

    private long fen(BillRow row, BillColumn column) {
        long fen = inYuan ? row.fen(name(column)) : row.whole(name(column));
        if (fen < 0) {
            throw row.wrong(name(column), "是负数");
        }
        return fen;
    }

    private BillLine line(BillRow row) {
        boolean payment = isPayment(row);
        long cash = fen(row, BillColumn.CASH);
        long insured = fen(row, BillColumn.INSURANCE);
        return new BillLine(
                row.need(name(payment ? BillColumn.NUMBER : BillColumn.REFUND_NUMBER)),
                row.need(name(payment ? BillColumn.FAR_NUMBER : BillColumn.REFUND_FAR_NUMBER)),
                Part.CASH,
                payment ? cash : -cash,
                false,
                row.time(name(BillColumn.TIME)),
                Fields.of(Map.of(
                        name(BillColumn.NUMBER),
                        row.get(name(BillColumn.NUMBER)),
                        name(BillColumn.INSURANCE) + "(分)",
                        Long.toString(payment ? insured : -insured))));
    }
}

package io.medsettle.adapter.creditgz.bill;

import io.medsettle.adapter.creditgz.bill.WrongBill.Fault;
import io.medsettle.adapter.creditgz.profile.BillRule.Check;
import io.medsettle.adapter.creditgz.wire.Values;
import java.util.Set;

/** Counts and sums of a bill's lines, against what it and the answer say of them, credit-gz §9. */
public final class Tally {
    private final Bill bill;
    private long payCount;
    private long payFen;
    private long refundCount;
    private long refundFen;

    public Tally(Bill bill) throws WrongBill {
        this.bill = bill;
        for (Values line : bill.lines()) {
            long fen = line.number("line.amount").orElseThrow(() -> missing("金额"));
            if (line.get("line.number").isEmpty() && line.get("line.platformNo").isEmpty()) {
                throw missing("单号");
            }
            if (taken(line)) {
                payCount++;
                payFen = Math.addExact(payFen, fen);
            } else {
                refundCount++;
                refundFen = Math.addExact(refundFen, fen);
            }
        }
    }

    private static WrongBill missing(String what) {
        return new WrongBill(Fault.BILL_FORM, "明细行没有" + what);
    }

    /** Whether a line takes money; else it gives back. */
    private static boolean taken(Values line) throws WrongBill {
        String type = line.get("line.type");
        if (type.isEmpty()) {
            throw missing("交易类型");
        }
        return type.equals("PAY");
    }

    /**
     * @param told what the answer said of the file
     * @throws WrongBill by the first thing that does not agree
     */
    public void check(Set<Check> checks, Values told) throws WrongBill {
        Values header = bill.header();
        if (checks.contains(Check.HEADER_COUNT)) {
            agree(Fault.BILL_HEADER_COUNT, header, "header.count", bill.lines().size());
            agree(Fault.BILL_HEADER_COUNT, header, "header.payCount", payCount);
            agree(Fault.BILL_HEADER_COUNT, header, "header.refundCount", refundCount);
        }
        if (checks.contains(Check.HEADER_SUM)) {
            agree(Fault.BILL_HEADER_SUM, header, "header.payAmount", payFen);
            agree(Fault.BILL_HEADER_SUM, header, "header.refundAmount", refundFen);
            agree(Fault.BILL_HEADER_SUM, header, "header.netAmount", payFen - refundFen);
        }
        if (checks.contains(Check.TRAILER_COUNT)) {
            agree(
                    Fault.BILL_TRAILER_COUNT,
                    bill.trailer(),
                    "trailer.count",
                    bill.lines().size());
        }
        agree(Fault.BILL_TOTALS, told, "file.count", bill.lines().size());
        agree(Fault.BILL_TOTALS, told, "file.payCount", payCount);
        agree(Fault.BILL_TOTALS, told, "file.refundCount", refundCount);
        agree(Fault.BILL_TOTALS, told, "file.payAmount", payFen);
        agree(Fault.BILL_TOTALS, told, "file.refundAmount", refundFen);
    }

    private static void agree(Fault fault, Values told, String path, long counted) throws WrongBill {
        long said = told.number(path).orElse(counted);
        if (said != counted) {
            throw new WrongBill(fault, path + " 为 " + said + ", 按明细应为 " + counted);
        }
    }
}

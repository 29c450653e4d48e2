package io.medsettle.adapter.alipay.bill;

import io.medsettle.ports.bill.BillLine;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts and sums of a bill: what its lines come to, and what it says of itself at its end. */
final class Tally {
    private record Sum(long lines, long fen) {}

    private Sum taken = new Sum(0, 0);
    private Sum given = new Sum(0, 0);
    private @Nullable Sum saidTaken;
    private @Nullable Sum saidGiven;
    private boolean ended;

    void add(BillLine line) {
        if (line.fen() < 0 || line.fen() == 0 && line.labels().get("业务类型").equals("退款")) {
            given = plus(given, line);
        } else {
            taken = plus(taken, line);
        }
    }

    private static Sum plus(Sum sum, BillLine line) {
        return new Sum(sum.lines() + 1, Math.addExact(sum.fen(), line.fen()));
    }

    void comment(Layout layout, String words) {
        ended |= words.contains(layout.end);
        Sum in = said(layout.taken, words);
        Sum out = said(layout.given, words);
        saidTaken = in == null ? saidTaken : in;
        saidGiven = out == null ? saidGiven : out;
    }

    private static @Nullable Sum said(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(Row.clean(words));
        if (!matcher.matches()) {
            return null;
        }
        try {
            return new Sum(
                    Long.parseLong(matcher.group(1)),
                    new BigDecimal(matcher.group(2)).movePointRight(2).longValueExact());
        } catch (NumberFormatException | ArithmeticException noNumber) {
            return null;
        }
    }

    void check() throws WrongBill {
        if (!ended) {
            throw new WrongBill(WrongBill.TRUNCATED, "文件不完整: 没有列表结束标记");
        }
        if (saidTaken == null || saidGiven == null) {
            throw new WrongBill(WrongBill.TRUNCATED, "文件不完整: 没有合计");
        }
        if (!saidTaken.equals(taken)) {
            throw new WrongBill(WrongBill.SUMS, "收入合计不符: 文件称 " + words(saidTaken) + ", 明细为 " + words(taken));
        }
        if (!saidGiven.equals(given)) {
            throw new WrongBill(WrongBill.SUMS, "支出合计不符: 文件称 " + words(saidGiven) + ", 明细为 " + words(given));
        }
    }

    private static String words(Sum sum) {
        return sum.lines() + " 笔 " + sum.fen() + " 分";
    }

    boolean hasEnded() {
        return ended;
    }

    long lines() {
        return taken.lines() + given.lines();
    }

    long fen() {
        return Math.addExact(taken.fen(), given.fen());
    }
}

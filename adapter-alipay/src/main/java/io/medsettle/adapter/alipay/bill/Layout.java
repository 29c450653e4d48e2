package io.medsettle.adapter.alipay.bill;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.value.Part;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A kind of bill: which columns it must have, how its end looks, and what one of its lines says. */
enum Layout {
    /** Trades and refunds (业务明细), alipay §3.3. */
    TRADE(
            "业务明细列表结束",
            List.of("支付宝交易号", "商户订单号", "业务类型", "完成时间", "订单金额（元）", "商家实收（元）", "退款批次号/请求号"),
            Pattern.compile("#?交易合计：([0-9]+)笔，商家实收共(-?[0-9.]+)元.*"),
            Pattern.compile("#?退款合计：([0-9]+)笔，商家实收退款共(-?[0-9.]+)元.*")) {
        @Override
        BillLine line(Row row) throws WrongBill {
            boolean refund = isRefund(row);
            long fen = row.fen("商家实收（元）");
            if (refund ? fen > 0 : fen < 0) {
                throw row.wrong("商家实收（元）", "符号与业务类型不符");
            }
            return new BillLine(
                    row.need(refund ? "退款批次号/请求号" : "商户订单号"),
                    row.need("支付宝交易号"),
                    Part.CASH,
                    fen,
                    false,
                    row.time("完成时间"),
                    row.labels(PERSONAL));
        }

        private static boolean isRefund(Row row) throws WrongBill {
            return switch (row.need("业务类型")) {
                case "交易" -> false;
                case "退款" -> true;
                default -> throw row.wrong("业务类型", "不是交易或退款");
            };
        }
    },

    /** Every movement of the account, withdrawals among them (账务明细), alipay §3.4. */
    ACCOUNT(
            "账务明细列表结束",
            List.of("账务流水号", "业务流水号", "商户订单号", "发生时间", "收入金额（+元）", "支出金额（-元）", "业务类型"),
            Pattern.compile("#?收入合计：([0-9]+)笔，共(-?[0-9.]+)元.*"),
            Pattern.compile("#?支出合计：([0-9]+)笔，共(-?[0-9.]+)元.*")) {
        @Override
        BillLine line(Row row) throws WrongBill {
            long in = row.text("收入金额（+元）").isEmpty() ? 0 : row.fen("收入金额（+元）");
            long out = row.text("支出金额（-元）").isEmpty() ? 0 : row.fen("支出金额（-元）");
            if (in < 0 || out > 0 || (in == 0) == (out == 0)) {
                throw row.wrong("收入金额（+元）", "与支出金额不符");
            }
            row.need("账务流水号");
            return new BillLine(
                    row.text("商户订单号"),
                    row.text("业务流水号"),
                    Part.CASH,
                    in + out,
                    false,
                    row.time("发生时间"),
                    row.labels(PERSONAL));
        }
    };

    /** Who was on the other side, half hidden: not for our books. */
    private static final Set<String> PERSONAL = Set.of("对方账户", "对方账号");

    final String end;
    final List<String> columns;
    final Pattern taken;
    final Pattern given;

    Layout(String end, List<String> columns, Pattern taken, Pattern given) {
        this.end = end;
        this.columns = columns;
        this.taken = taken;
        this.given = given;
    }

    abstract BillLine line(Row row) throws WrongBill;
}

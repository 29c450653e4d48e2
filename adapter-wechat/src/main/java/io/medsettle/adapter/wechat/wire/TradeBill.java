package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trade bill (交易账单), wechat §7.3. A payment is a positive line under our order number; a refund, listed when it was applied
 * for and never updated, a negative one under our refund number; a reversal of a payment by code (撤销) a negative one under the
 * order number. Merchants of the older format have other names for the same money.
 */
final class TradeBill {
    private static final List<String> PAID = List.of("订单金额", "总金额");
    private static final List<String> BACK = List.of("申请退款金额", "退款金额");
    private static final List<String> TOLD = List.of(
            "商户号", "特约商户号", "微信订单号", "商户订单号", "交易类型", "交易状态", "应结订单金额", "代金券金额", "退款金额", "充值券退款金额", "退款类型", "退款状态",
            "手续费", "费率");

    static final BillKind KIND = new BillKind(
            List.of(
                    List.of("交易时间"),
                    List.of("微信订单号"),
                    List.of("商户订单号"),
                    List.of("交易状态"),
                    PAID,
                    List.of("微信退款单号"),
                    List.of("商户退款单号"),
                    BACK),
            TradeBill::line,
            Map.of(
                    "应结订单总金额", BillKind.amount("应结订单金额"),
                    "退款总金额", BillKind.amount("退款金额"),
                    "充值券退款总金额", BillKind.amount("充值券退款金额"),
                    "手续费总金额", BillKind.amount("手续费"),
                    "订单总金额", BillKind.amount("订单金额"),
                    "申请退款总金额", BillKind.amount("申请退款金额")),
            "总交易单数");

    private TradeBill() {}

    private static BillLine line(BillRow row) {
        String state = row.need("交易状态");
        return switch (state) {
            case "SUCCESS" ->
                new BillLine(
                        row.need("商户订单号"),
                        row.need("微信订单号"),
                        Part.CASH,
                        fen(row, PAID),
                        false,
                        row.time("交易时间"),
                        told(row));
            case "REFUND" ->
                new BillLine(
                        row.need("商户退款单号"),
                        row.need("微信退款单号"),
                        Part.CASH,
                        -fen(row, BACK),
                        row.get("退款状态").equals("FAIL"),
                        row.time("交易时间"),
                        told(row));
            case "REVOKED" ->
                new BillLine(
                        row.need("商户订单号"),
                        row.need("微信订单号"),
                        Part.CASH,
                        -fen(row, BACK),
                        true,
                        row.time("交易时间"),
                        told(row));
            default -> throw row.wrong("交易状态", "不在列表中");
        };
    }

    private static long fen(BillRow row, List<String> names) {
        long fen = row.fen(row.firstOf(names).orElseThrow());
        if (fen < 0) {
            throw row.wrong(names.get(0), "是负数");
        }
        return fen;
    }

    /** Nothing of the payer: neither openid nor bank, and no goods. */
    private static Fields told(BillRow row) {
        Map<String, String> told = new LinkedHashMap<>();
        TOLD.stream().filter(row::has).forEach(name -> told.put(name, row.get(name)));
        return Fields.of(told);
    }
}

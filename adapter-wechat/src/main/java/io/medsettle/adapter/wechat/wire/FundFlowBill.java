package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The fund-flow bill (资金账单), wechat §7.4: what moved on the merchant's account, fees among it, with the balance after each line. */
final class FundFlowBill {
    private static final String AMOUNT = "收支金额(元)";
    private static final String WAY = "收支类型";
    private static final String IN = "收入";
    private static final String OUT = "支出";

    static final BillKind KIND = new BillKind(
            List.of(
                    List.of("记账时间"),
                    List.of("微信支付业务单号"),
                    List.of("资金流水单号"),
                    List.of("业务名称"),
                    List.of(WAY),
                    List.of(AMOUNT),
                    List.of("账户结余(元)"),
                    List.of("业务凭证号")),
            FundFlowBill::line,
            Map.of(
                    "收入笔数", row -> row.get(WAY).equals(IN) ? BigDecimal.ONE : BigDecimal.ZERO,
                    "支出笔数", row -> row.get(WAY).equals(OUT) ? BigDecimal.ONE : BigDecimal.ZERO,
                    "收入金额", row -> row.get(WAY).equals(IN) ? row.decimal(AMOUNT) : BigDecimal.ZERO,
                    "支出金额", row -> row.get(WAY).equals(OUT) ? row.decimal(AMOUNT) : BigDecimal.ZERO),
            "资金流水总笔数");

    private FundFlowBill() {}

    private static BillLine line(BillRow row) {
        long fen = row.fen(AMOUNT);
        String way = row.need(WAY);
        if (fen < 0 || !way.equals(IN) && !way.equals(OUT)) {
            throw row.wrong(fen < 0 ? AMOUNT : WAY, "不在范围内");
        }
        Fields told = Fields.of("微信支付业务单号", row.get("微信支付业务单号"))
                .with("业务名称", row.get("业务名称"))
                .with("业务类型", row.get("业务类型"))
                .with(WAY, way)
                .with("账户结余(元)", row.decimal("账户结余(元)").toPlainString());
        return new BillLine(
                row.number("业务凭证号"),
                row.need("资金流水单号"),
                Part.CASH,
                way.equals(IN) ? fen : -fen,
                false,
                row.time("记账时间"),
                told);
    }
}

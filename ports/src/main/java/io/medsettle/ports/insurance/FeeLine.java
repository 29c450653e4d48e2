package io.medsettle.ports.insurance;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import java.math.BigDecimal;

/**
 * One fee line (费用明细), his §6.4.
 *
 * @param serial feedetl_sn, unique within the visit, ≤30
 * @param nationalCode med_list_codg, ≤50; "" only with {@code selfPay}
 * @param hospitalCode medins_list_codg, ≤150
 * @param time {@code yyyy-MM-dd HH:mm:ss}
 * @param count up to 4 decimals
 * @param price yuan, up to 6 decimals
 * @param amount det_item_fee_sumamt
 * @param selfPay explicitly outside the insurance (全自费)
 */
public record FeeLine(
        String serial,
        String rxNo,
        boolean rxCirculates,
        String time,
        String nationalCode,
        String hospitalCode,
        String name,
        String spec,
        String unit,
        BigDecimal count,
        BigDecimal price,
        Money amount,
        String deptCode,
        String deptName,
        String doctorCode,
        String doctorName,
        boolean hospitalApproved,
        boolean selfPay) {
    Fields fields() {
        return Fields.NONE
                .with("serial", serial)
                .with("rxNo", rxNo)
                .with("rxCirculates", Boolean.toString(rxCirculates))
                .with("time", time)
                .with("nationalCode", nationalCode)
                .with("hospitalCode", hospitalCode)
                .with("name", name)
                .with("spec", spec)
                .with("unit", unit)
                .with("count", count.toPlainString())
                .with("price", price.toPlainString())
                .with("amount", Long.toString(amount.fen()))
                .with("deptCode", deptCode)
                .with("deptName", deptName)
                .with("doctorCode", doctorCode)
                .with("doctorName", doctorName)
                .with("hospitalApproved", Boolean.toString(hospitalApproved))
                .with("selfPay", Boolean.toString(selfPay));
    }

    static FeeLine of(Fields f) {
        return new FeeLine(
                f.get("serial"),
                f.get("rxNo"),
                Boolean.parseBoolean(f.get("rxCirculates")),
                f.get("time"),
                f.get("nationalCode"),
                f.get("hospitalCode"),
                f.get("name"),
                f.get("spec"),
                f.get("unit"),
                new BigDecimal(f.need("count")),
                new BigDecimal(f.need("price")),
                new Money(Long.parseLong(f.need("amount"))),
                f.get("deptCode"),
                f.get("deptName"),
                f.get("doctorCode"),
                f.get("doctorName"),
                Boolean.parseBoolean(f.get("hospitalApproved")),
                Boolean.parseBoolean(f.get("selfPay")));
    }
}

package io.medsettle.ports.insurance;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What HIS hands over for the insurer: visit, diagnoses, fee lines (his §6.4). Immutable. Holds personal data. */
public record FeeSheet(Encounter encounter, List<Diagnosis> diagnoses, List<FeeLine> lines) {
    public FeeSheet {
        diagnoses = List.copyOf(diagnoses);
        lines = List.copyOf(lines);
    }

    /** The sum of the lines. */
    public Money total() {
        Money sum = Money.ZERO;
        for (FeeLine line : lines) {
            sum = sum.plus(line.amount());
        }
        return sum;
    }

    /**
     * What is wrong with it, in words, before anyone is called: no line, lines that do not add up, a line without a
     * national code, an amount that is not count × price, the same serial twice.
     */
    public Optional<String> defect(Money billTotal) {
        if (lines.isEmpty()) {
            return Optional.of("没有费用明细");
        }
        if (!total().equals(billTotal)) {
            return Optional.of("明细合计 " + total().yuan() + " 元与总额 " + billTotal.yuan() + " 元不符");
        }
        Set<String> serials = new HashSet<>();
        for (FeeLine line : lines) {
            if (!serials.add(line.serial())) {
                return Optional.of("明细流水号重复: " + line.serial());
            }
            if (line.nationalCode().isEmpty() && !line.selfPay()) {
                return Optional.of("明细 " + line.serial() + " 没有国家医保编码, 也未标明全自费");
            }
            BigDecimal computed = line.count().multiply(line.price()).setScale(4, RoundingMode.HALF_UP);
            BigDecimal told = BigDecimal.valueOf(line.amount().fen(), 2);
            if (computed.subtract(told).abs().compareTo(new BigDecimal("0.01")) > 0) {
                return Optional.of("明细 " + line.serial() + " 数量×单价与金额相差超过一分");
            }
        }
        return Optional.empty();
    }

    /** As text that {@link #ofText} reads back; to be kept as a secret only. */
    public String text() {
        Fields all = encounter.fields().behind("encounter.");
        for (int i = 0; i < diagnoses.size(); i++) {
            all = all.and(diagnoses.get(i).fields().behind("diagnosis." + i + "."));
        }
        for (int i = 0; i < lines.size(); i++) {
            all = all.and(lines.get(i).fields().behind("line." + i + "."));
        }
        return all.with("diagnoses", Integer.toString(diagnoses.size()))
                .with("lines", Integer.toString(lines.size()))
                .text();
    }

    public static FeeSheet ofText(String text) {
        Fields all = Fields.ofText(text);
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(all.need("diagnoses")); i++) {
            diagnoses.add(Diagnosis.of(all.under("diagnosis." + i + ".")));
        }
        List<FeeLine> lines = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(all.need("lines")); i++) {
            lines.add(FeeLine.of(all.under("line." + i + ".")));
        }
        return new FeeSheet(Encounter.of(all.under("encounter.")), diagnoses, lines);
    }

    @Override
    public String toString() {
        return "FeeSheet[" + lines.size() + " lines]";
    }
}

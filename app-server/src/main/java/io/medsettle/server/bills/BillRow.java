package io.medsettle.server.bills;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One row of the file (账单下载), amounts in yuan; what was given back is negative.
 *
 * @param source where it comes from: 渠道账单, or 仅医保 for a settlement of which the channel's bill knows nothing
 * @param kind 收款 or 退款
 * @param reversed whether the channel marks the line as reversed or failed
 * @param number our number, "" if the bill does not carry it
 * @param fen what the channel says, 0 where it says nothing
 * @param known what we know of it
 * @param verdict how both agree
 * @param labels the channel's further columns
 */
record BillRow(
        String source,
        String kind,
        boolean reversed,
        Instant farTime,
        String farNumber,
        String number,
        long fen,
        Known known,
        String verdict,
        Map<String, String> labels) {
    static final List<String> HEADER = List.of(
            "来源",
            "业务",
            "渠道冲正标记",
            "时间",
            "渠道单号",
            "请求号",
            "渠道金额(元)",
            "结算单号",
            "轮次",
            "结算类型",
            "HIS单号",
            "HIS退费单号",
            "本网关金额(元)",
            "统筹基金(元)",
            "个人账户(元)",
            "其他(元)",
            "医院负担(元)",
            "核对",
            "渠道其他栏目");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * What we know of a line.
     *
     * @param order number of our order
     * @param round within it
     * @param plan what the round was for
     * @param bookedFen what our books say under its number
     * @param insured what others than the patient bore, told once for a round
     */
    record Known(
            String order,
            String round,
            String plan,
            String hisOrderId,
            String hisRefundNo,
            long bookedFen,
            Map<Part, Long> insured) {
        static final Known NOTHING = new Known("", "", "", "", "", 0, Map.of());
    }

    List<String> cells() {
        List<String> cells = new ArrayList<>(List.of(
                source,
                kind,
                reversed ? "是" : "",
                TIME.format(farTime.atZone(BusinessDay.ZONE)),
                farNumber,
                number,
                yuan(fen),
                known.order(),
                known.round(),
                known.plan(),
                known.hisOrderId(),
                known.hisRefundNo(),
                yuan(known.bookedFen())));
        for (Part part : List.of(Part.FUND, Part.ACCOUNT, Part.OTHER, Part.HOSPITAL)) {
            cells.add(yuan(known.insured().getOrDefault(part, 0L)));
        }
        cells.add(verdict);
        cells.add(String.join(
                "; ",
                labels.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList()));
        return cells;
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}

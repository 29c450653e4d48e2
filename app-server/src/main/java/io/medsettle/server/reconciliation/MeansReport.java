package io.medsettle.server.reconciliation;

import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import io.medsettle.server.reconciliation.TotalStore.Booked;
import io.medsettle.server.reconciliation.TotalStore.Means;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Our books, the channels' bills and HIS's bill beside each other, by day and means of payment (HIS 差额表). */
@Singleton
public class MeansReport {
    private static final String DUE = "due-from:";
    private static final String INSURANCE = "INSURANCE";

    private final TotalStore totals;
    private final HisSettings his;

    MeansReport(TotalStore totals, HisSettings his) {
        this.totals = totals;
        this.his = his;
    }

    /**
     * 一日一种支付方式, 净额, 分.
     *
     * @param means WECHAT, ALIPAY 等为个人现金部分, INSURANCE 为医保各分项, WINDOW 为窗口现金
     * @param channelFen 渠道账单; 没有账单的支付方式为零
     * @param hisMinusGatewayFen HIS 账单减本网关账簿
     */
    @Introspected
    @Schema(name = "MeansDifference")
    public record Line(
            String day, String means, long gatewayFen, long channelFen, long hisFen, long hisMinusGatewayFen) {}

    public List<Line> of(String org, BusinessDay from, BusinessDay to) {
        Map<String, long[]> sums = new TreeMap<>();
        for (Booked b : totals.booked(from, to)) {
            String means = means(b);
            if (!means.isEmpty()) {
                add(sums, b.day(), means, 0, b.paidFen() + b.backFen());
            }
        }
        for (Means m : totals.billed(org, from, to, "%")) {
            if (!m.means().equals(InsurerBill.PATIENT) && !FundBill.told(m.means())) {
                add(sums, m.day(), m.means(), 1, m.paidFen() + m.backFen());
            }
        }
        for (Means m : totals.billed(org, from, to, "HIS-%")) {
            add(sums, m.day(), m.means(), 2, m.paidFen() + m.backFen());
            add(sums, m.day(), m.means(), 1, -m.paidFen() - m.backFen());
        }
        return sums.entrySet().stream()
                .map(e -> {
                    String[] key = e.getKey().split(" ", 2);
                    long[] s = e.getValue();
                    String day = new BusinessDay(key[0]).date().toString();
                    return new Line(day, key[1], s[0], s[1], s[2], s[2] - s[0]);
                })
                .toList();
    }

    private static void add(Map<String, long[]> sums, String day, String means, int which, long fen) {
        long[] line = sums.computeIfAbsent(day + " " + means, k -> new long[3]);
        line[which] = Math.addExact(line[which], fen);
    }

    /** "" for what no far side pays. */
    private String means(Booked b) {
        String party = b.account().substring(DUE.length());
        if (party.equals("patient") || party.equals("his")) {
            return "";
        }
        return b.part().equals(Part.CASH.name()) ? his.conventions().channel(new Party(party)) : INSURANCE;
    }
}

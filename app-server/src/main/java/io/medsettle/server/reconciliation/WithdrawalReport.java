package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.server.reconciliation.TotalStore.Booked;
import io.medsettle.server.reconciliation.TotalStore.Flows;
import io.medsettle.server.reconciliation.TotalStore.Means;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What each channel and the credit platform took in, gave back and so owes the hospital's account for a day (提现), by its own bill and
 * by our books. Handling fees are not taken off. Safe to share.
 */
@Singleton
public class WithdrawalReport {
    private final List<FarBill> bills;
    private final BillStore store;
    private final TotalStore totals;

    WithdrawalReport(List<FarBill> bills, BillStore store, TotalStore totals) {
        this.bills = bills.stream()
                .filter(b -> b.farSide() == FarSide.CHANNEL || b.farSide() == FarSide.CREDIT)
                .sorted(Comparator.comparing(FarBill::source))
                .toList();
        this.store = store;
        this.totals = totals;
    }

    /**
     * 一日一个渠道, 分; 退款为负.
     *
     * @param channel WECHAT, ALIPAY, CREDIT 等账单来源
     * @param billed 是否已有该日可用的平台账单; 没有时平台各栏为零
     * @param platformNetFen 平台账单的收款加退款, 即可提现金额, 未减手续费
     * @param differenceFen 平台净额减我方净额; 没有账单时没有意义
     */
    @Introspected
    @Schema(name = "Withdrawal")
    public record Line(
            String day,
            String channel,
            boolean billed,
            long platformIncomeFen,
            long platformRefundFen,
            long platformNetFen,
            long gatewayIncomeFen,
            long gatewayRefundFen,
            long gatewayNetFen,
            long differenceFen) {}

    /** Days on which neither side has anything and no bill is there are left out. */
    public List<Line> of(String org, BusinessDay from, BusinessDay to) {
        List<Booked> booked = totals.booked(from, to);
        List<Line> lines = new ArrayList<>();
        for (FarBill bill : bills) {
            List<Means> billed = totals.billed(org, from, to, bill.source());
            List<Booked> ours = booked.stream()
                    .filter(b -> b.account().equals("due-from:" + bill.party().name()))
                    .toList();
            TreeSet<String> days = new TreeSet<>(store.goodDays(org, bill.source(), from, to));
            TreeSet<String> all = new TreeSet<>(days);
            ours.forEach(b -> all.add(b.day()));
            all.forEach(day -> lines.add(line(day, bill.source(), days.contains(day), billed, ours)));
        }
        lines.sort(Comparator.comparing(Line::day).thenComparing(Line::channel));
        return lines;
    }

    private static Line line(String day, String channel, boolean billed, List<Means> theirs, List<Booked> ours) {
        Flows they = Flows.NONE;
        for (Means m : theirs) {
            they = m.day().equals(day) ? they.plus(m.paidFen(), false).plus(m.backFen(), true) : they;
        }
        Flows we = Flows.NONE;
        for (Booked b : ours) {
            we = b.day().equals(day) ? we.plus(b.paidFen(), false).plus(b.backFen(), true) : we;
        }
        long platform = they.paidFen() + they.backFen();
        long gateway = we.paidFen() + we.backFen();
        return new Line(
                new BusinessDay(day).date().toString(),
                channel,
                billed,
                they.paidFen(),
                they.backFen(),
                platform,
                we.paidFen(),
                we.backFen(),
                gateway,
                platform - gateway);
    }
}

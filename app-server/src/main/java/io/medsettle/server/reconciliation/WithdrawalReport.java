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
 * by our books. Handling fees are not taken off there; where the fund-flow
 * bill is fetched too, the fees and what went to the bank stand beside it. Safe to share.
 */
@Singleton
public class WithdrawalReport {
    private final List<FarBill> bills;
    private final List<FarBill> funds;
    private final BillStore store;
    private final TotalStore totals;

    WithdrawalReport(List<FarBill> bills, BillStore store, TotalStore totals) {
        this.bills = bills.stream()
                .filter(b -> b.farSide() == FarSide.CHANNEL || b.farSide() == FarSide.CREDIT)
                .sorted(Comparator.comparing(FarBill::source))
                .toList();
        funds = bills.stream().filter(b -> b.farSide() == FarSide.FUNDS).toList();
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
     * @param funded 是否已有该日可用的资金账单; 没有时以下各栏为零. 以下各栏是账户上的收支, 支出为负
     * @param fundIncomeFen 收款
     * @param fundRefundFen 退款
     * @param fundFeeFen 手续费, 已减去退还的
     * @param fundWithdrawnFen 提现
     * @param fundOtherFen 其他收支
     * @param fundNetFen 收款加退款加手续费, 即到账净额, 不含提现与其他
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
            long differenceFen,
            boolean funded,
            long fundIncomeFen,
            long fundRefundFen,
            long fundFeeFen,
            long fundWithdrawnFen,
            long fundOtherFen,
            long fundNetFen) {}

    /** What moved on the accounts of a channel on a day, by kind; nothing and not there if no such bill is fetched. */
    private record Funds(List<String> days, List<Means> told) {
        long fen(String day, FundBill.Kind kind) {
            return told.stream()
                    .filter(m -> m.day().equals(day) && m.means().equals(kind.means()))
                    .mapToLong(m -> m.paidFen() + m.backFen())
                    .sum();
        }
    }

    private Funds funds(String org, BusinessDay from, BusinessDay to, String channel) {
        return funds.stream()
                .filter(b -> b.beside().equals(channel))
                .findFirst()
                .map(b ->
                        new Funds(store.goodDays(org, b.source(), from, to), totals.billed(org, from, to, b.source())))
                .orElseGet(() -> new Funds(List.of(), List.of()));
    }

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
            Funds moved = funds(org, from, to, bill.source());
            all.addAll(moved.days());
            all.forEach(day -> lines.add(line(day, bill.source(), days.contains(day), billed, ours, moved)));
        }
        lines.sort(Comparator.comparing(Line::day).thenComparing(Line::channel));
        return lines;
    }

    private static Line line(
            String day, String channel, boolean billed, List<Means> theirs, List<Booked> ours, Funds moved) {
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
        long income = moved.fen(day, FundBill.Kind.INCOME);
        long refund = moved.fen(day, FundBill.Kind.REFUND);
        long fee = moved.fen(day, FundBill.Kind.FEE);
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
                platform - gateway,
                moved.days().contains(day),
                income,
                refund,
                fee,
                moved.fen(day, FundBill.Kind.WITHDRAWAL),
                moved.fen(day, FundBill.Kind.OTHER),
                income + refund + fee);
    }
}

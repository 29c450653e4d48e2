package io.medsettle.server.credit;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.ports.counterparty.Act;
import java.util.Optional;

/** What an order says of the event that it pays: only what is proven, never a guess. */
final class OrderSays {
    private OrderSays() {}

    static Decision of(Order order) {
        return switch (order.state()) {
            case SETTLED, PART_REFUNDED -> new Decision(Result.PAID, Gate.ORDER, "PAID", "已结算, HIS 已入账");
            case REFUNDING -> processing("已结算, 正在退费");
            case REFUNDED -> Decision.window(Gate.ORDER, "REFUNDED", "结算后已全部退费");
            case CANCELLED, UNWOUND -> refused(order);
            case STUCK ->
                Decision.window(
                        Gate.ORDER, "STUCK", "需人工处理, 请勿重复收费: " + order.round(0).stuckWhy());
            case PRICING, PRICED, COLLECTING, AWAITING_PATIENT -> processing("正在结算");
            case IN_DOUBT -> processing("对方结果未知, 正在查询; HIS 请保持锁定, 请勿另行收费");
            case UNWINDING -> processing("未能结算, 正在全部退回; HIS 请保持锁定");
        };
    }

    private static Decision processing(String why) {
        return new Decision(Result.PROCESSING, Gate.ORDER, "PROCESSING", why);
    }

    private static Decision refused(Order order) {
        Optional<DeedView> no = order.round(0).deeds().stream()
                .filter(d -> d.status() == DeedStatus.REFUSED || d.status() == DeedStatus.CLOSED)
                .filter(d -> !d.code().isEmpty() || d.status() == DeedStatus.REFUSED)
                .filter(d -> !d.text().isEmpty() || !d.code().isEmpty())
                .findFirst();
        return no.map(OrderSays::refusedBy)
                .orElseGet(() -> Decision.skipped(
                        Gate.ORDER, "GIVEN_UP", "已放弃, 没有收款: " + order.round(0).why()));
    }

    private static Decision refusedBy(DeedView d) {
        return switch (d.plan().act()) {
            case Act.CREDIT_LIMIT, Act.CREDIT_PAY ->
                d.code().startsWith(OwnLimits.OURS)
                        ? Decision.skipped(Gate.POLICY, d.code(), d.text())
                        : new Decision(
                                Result.DECLINED, Gate.ORDER, d.code(), "信用平台拒绝: " + d.text() + "; 已全部退回, 请患者另行缴费");
            case Act.FREEZE, Act.RECHECK -> Decision.skipped(Gate.ORDER, "HIS_REFUSED", "HIS 拒绝: " + d.text());
            case Act.WRITE_BACK ->
                Decision.window(Gate.ORDER, "HIS_NOT_BOOKED", "HIS 没有入账, 款项已全部退回: " + d.text() + "; 请到窗口缴费");
            default -> Decision.window(Gate.ORDER, "INSURER_REFUSED", "医保拒绝, 已全部撤销: " + d.text() + "; 请到窗口缴费");
        };
    }
}

package io.medsettle.server.credit;

import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.his.HisQuestions.UnpaidOrder;
import io.medsettle.ports.his.HisQuestions.UnpaidVisit;
import java.util.List;

/**
 * What HIS has on its unpaid list of what was saved (O01).
 *
 * @param insuType insurance type of the visit, "" = self-paid
 * @param medType medical category
 * @param deptName where
 * @param fen what it comes to
 */
record SavedBill(String insuType, String medType, String deptName, long fen) {
    /**
     * As the list tells it.
     *
     * @throws Stopped where it is not there, or cannot be paid like this
     */
    static SavedBill of(List<UnpaidVisit> visits, Trigger trigger) {
        UnpaidVisit visit = visits.stream()
                .filter(v -> v.visitNo().equals(trigger.visitNo()))
                .findFirst()
                .orElseThrow(SavedBill::gone);
        List<UnpaidOrder> orders = visit.orders().stream()
                .filter(o -> trigger.rxNos().contains(o.rxNo()))
                .toList();
        if (orders.size() < trigger.rxNos().size()) {
            throw gone();
        }
        orders.stream().filter(o -> !o.payable()).findFirst().ifPresent(o -> {
            throw notPayable(o);
        });
        return new SavedBill(
                text(visit.insuType()),
                text(visit.medType()),
                text(visit.deptName()),
                orders.stream().mapToLong(HisQuestions.UnpaidOrder::fen).sum());
    }

    private static String text(@org.jspecify.annotations.Nullable String told) {
        return told == null ? "" : told;
    }

    private static Stopped gone() {
        return new Stopped(Decision.skipped(Gate.BILL, "NOT_ON_LIST", "这些处方不在 HIS 的待缴费清单上, 可能已收费或已作废"));
    }

    private static Stopped notPayable(UnpaidOrder order) {
        return order.reason().equals("FROZEN")
                ? new Stopped(Decision.skipped(Gate.BILL, "HELD_ELSEWHERE", "处方 " + order.rxNo() + " 正在别处缴费"))
                : new Stopped(Decision.window(
                        Gate.BILL, "NOT_PAYABLE", "处方 " + order.rxNo() + " 不能在线结算: " + order.reason() + ", 请到窗口办理"));
    }
}

package io.medsettle.server.api;

import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Story;
import io.medsettle.ports.value.Parts;

/** What states are called at the counter, where the money is, and what comes next. */
public final class Words {
    private Words() {}

    public static String state(OrderState state) {
        return switch (state) {
            case PRICING -> "预结算中";
            case PRICED -> "待支付";
            case COLLECTING -> "结算中";
            case AWAITING_PATIENT -> "等待患者支付";
            case IN_DOUBT -> "存疑, 正在查询";
            case SETTLED -> "已结算";
            case UNWINDING -> "冲正中";
            case CANCELLED -> "已取消";
            case UNWOUND -> "已冲正";
            case REFUNDING -> "退费中";
            case PART_REFUNDED -> "部分退费";
            case REFUNDED -> "已退费";
            case STUCK -> "需人工处理";
        };
    }

    static String money(OrderState state, Parts held) {
        String sum = held.isZero() ? "没有已收款项" : "已收 " + Story.words(held);
        return switch (state) {
            case PRICING, PRICED -> "尚未收取任何款项";
            case CANCELLED, UNWOUND, REFUNDED -> "患者与基金的款项均未持有";
            case COLLECTING, AWAITING_PATIENT, IN_DOUBT, SETTLED, UNWINDING, REFUNDING, PART_REFUNDED, STUCK -> sum;
        };
    }

    static String next(OrderState state) {
        return switch (state) {
            case PRICING, COLLECTING, IN_DOUBT, UNWINDING, REFUNDING -> "请稍后查询, 系统会自动继续";
            case PRICED -> "请患者确认金额后支付";
            case AWAITING_PATIENT -> "请患者在收银台完成支付";
            case SETTLED, PART_REFUNDED -> "结算已完成";
            case CANCELLED, UNWOUND -> "如仍需缴费, 请重新发起";
            case REFUNDED -> "退费已完成";
            case STUCK -> "请联系财务人员处理, 勿重复缴费或退费";
        };
    }

    static String refund(String result) {
        return switch (result) {
            case "SUCCESS" -> "已退费";
            case "PROCESSING" -> "正在退费";
            case "REJECTED" -> "未退费";
            default -> "需人工处理";
        };
    }
}

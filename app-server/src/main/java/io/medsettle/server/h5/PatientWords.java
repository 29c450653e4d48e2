package io.medsettle.server.h5;

import io.medsettle.core.order.OrderState;

/** How an order's state is told to the patient himself: what it is, and what he does now. */
final class PatientWords {
    private PatientWords() {}

    static String next(OrderState state) {
        return switch (state) {
            case PRICING -> "正在计算费用, 请稍候";
            case PRICED -> "请确认金额后支付";
            case AWAITING_PATIENT -> "请打开收银台完成支付";
            case COLLECTING -> "正在结算, 请稍候";
            case IN_DOUBT -> "正在核实支付结果, 请稍候, 不要重复支付";
            case SETTLED, PART_REFUNDED -> "缴费成功";
            case UNWINDING -> "结算没有完成, 款项正在原路退回";
            case CANCELLED -> "没有收取任何款项; 如仍需缴费, 请重新发起";
            case UNWOUND -> "结算没有完成, 款项已原路退回; 如仍需缴费, 请重新发起或到窗口办理";
            case REFUNDING -> "正在退费, 款项将原路退回";
            case REFUNDED -> "已退费, 款项原路退回";
            case STUCK -> "需要工作人员核实, 请联系医院, 不要重复支付";
        };
    }

    /** Where the money is, where that is not plain from the state. */
    static String money(OrderState state, String told) {
        return switch (state) {
            case COLLECTING, IN_DOUBT, SETTLED, PART_REFUNDED, REFUNDING, STUCK -> told;
            case PRICING, PRICED, AWAITING_PATIENT, UNWINDING, CANCELLED, UNWOUND, REFUNDED -> "";
        };
    }
}

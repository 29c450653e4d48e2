package io.medsettle.server.h5;

import io.medsettle.core.desk.Stays;
import io.medsettle.core.plan.Inpatient;

/** How a round of a stay is told to the patient himself: how it stands, and what he does now. */
final class RoundWords {
    private static final String REFUND = "refund";

    private RoundWords() {}

    static String state(String state) {
        return switch (state) {
            case "WAITING_CONFIRM" -> "待确认";
            case "WAITING_PATIENT" -> "待支付";
            case "IN_DOUBT" -> "正在核实";
            case "DONE" -> "已办好";
            case "GIVEN_UP" -> "未办成";
            case "STUCK" -> "需到收费处办理";
            default -> "办理中";
        };
    }

    /** @param plan name of the round's plan */
    static String next(String plan, String state) {
        return switch (state) {
            case "WAITING_CONFIRM" -> "请核对以下金额, 确认后结算; 确认之前不会收取任何款项";
            case "WAITING_PATIENT" -> "请打开收银台完成支付";
            case "IN_DOUBT" -> "正在向各方核实结果, 请稍候, 不要重复办理";
            case "GIVEN_UP" -> "没有留下任何已收款项; 如仍需办理, 请回到住院页面重新发起";
            case "STUCK" -> "请到住院收费处办理, 不要重复缴费";
            case "DONE" -> done(plan);
            default -> "请稍候, 系统会自动继续";
        };
    }

    private static String done(String plan) {
        return switch (plan) {
            case Inpatient.DEPOSIT -> "预交金已到账, 医院已入账";
            case Inpatient.WAIVER -> "已凭信用签约免押金, 没有收款; 出院时一并结清自付费用";
            case Inpatient.ADMISSION -> "医保入院登记已办好, 出院时可按医保结算";
            case Inpatient.ADMISSION_UNDONE -> "医保入院登记已撤销; 如仍需医保结算, 请重新办理登记";
            case REFUND -> "款项已按原路退回, 到账时间以支付渠道为准";
            case Stays.DISCHARGE -> "出院结算已完成, 可查看出院清单";
            default -> "已办好";
        };
    }
}

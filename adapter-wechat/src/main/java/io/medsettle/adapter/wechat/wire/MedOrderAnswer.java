package io.medsettle.adapter.wechat.wire;

import io.medsettle.adapter.wechat.wire.MixedTold.State;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mixed order as it comes back (混合订单), wechat §5.5 and §5.6: from the order itself, both queries and the notice. Its
 * three states must agree; a word outside the tables makes the whole answer unclear, never a yes (conflict C10).
 */
record MedOrderAnswer(
        @Nullable String mix_trade_no, // 混合支付订单号, ≤32
        @Nullable String mix_pay_status, // 混合支付状态
        @Nullable String self_pay_status, // 自费状态
        @Nullable String med_ins_pay_status, // 医保状态
        @Nullable String paid_time, // 支付时间, RFC 3339: only when paid
        @Nullable String mix_pay_type, // 混合支付类型
        @Nullable String appid, // 公众账号ID, ≤32
        @Nullable String sub_mchid, // 子商户号, ≤32: partner mode only
        @Nullable String out_trade_no, // 商户订单号, ≤64
        @Nullable String serial_no, // 医疗机构订单号, ≤20
        @Nullable Long total_fee, // 总金额, fen
        @Nullable Long med_ins_gov_fee, // 医保统筹, fen
        @Nullable Long med_ins_self_fee, // 医保个账, fen
        @Nullable Long med_ins_other_fee, // 医保其他, fen
        @Nullable Long med_ins_cash_fee, // 医保现金, fen
        @Nullable Long wechat_pay_cash_fee, // 微信支付现金, fen
        @Nullable List<Add> cash_add_detail, // 现金增加明细
        @Nullable List<Reduce> cash_reduce_detail) { // 现金减少明细

    private static final Set<String> SELF =
            Set.of("SELF_PAY_CREATED", "SELF_PAY_SUCCESS", "SELF_PAY_REFUND", "SELF_PAY_FAIL", "NO_SELF_PAY");
    private static final Set<String> MED = Set.of(
            "MED_INS_PAY_CREATED", "MED_INS_PAY_SUCCESS", "MED_INS_PAY_REFUND", "MED_INS_PAY_FAIL", "NO_MED_INS_PAY");
    private static final Set<String> PAID = Set.of(
            "SELF_PAY_SUCCESS",
            "SELF_PAY_REFUND",
            "NO_SELF_PAY",
            "MED_INS_PAY_SUCCESS",
            "MED_INS_PAY_REFUND",
            "NO_MED_INS_PAY");

    /** Added to the cash (现金增加). */
    record Add(@Nullable Long cash_add_fee) {} // 增加金额, fen

    /** Taken from the cash (现金减少). */
    record Reduce(@Nullable Long cash_reduce_fee) {} // 减少金额, fen

    static MixedTold read(byte[] json) {
        MedOrderAnswer a = Json.read(json, MedOrderAnswer.class);
        State state = a.state();
        MixedAmounts amounts = a.amounts();
        String paidTime = state == State.PAID ? Json.text(a.paid_time(), "paid_time") : Json.orEmpty(a.paid_time());
        Optional<Instant> paidAt =
                paidTime.isEmpty() ? Optional.empty() : Optional.of(WireTime.instant(paidTime, "paid_time"));
        MixType type = a.type();
        return new MixedTold(
                state,
                Json.text(a.mix_pay_status(), "mix_pay_status"),
                Json.text(a.mix_trade_no(), "mix_trade_no"),
                Json.text(a.out_trade_no(), "out_trade_no"),
                Json.orEmpty(a.serial_no()),
                Json.orEmpty(a.sub_mchid()).isEmpty() ? Json.orEmpty(a.appid()) : "",
                type,
                amounts,
                amounts.defect(type),
                Parts.of(Part.FUND, amounts.gov())
                        .with(Part.ACCOUNT, amounts.self())
                        .with(Part.OTHER, amounts.other())
                        .with(Part.CASH, amounts.wechatCash()),
                paidAt,
                "MED_INS_PAY_REFUND".equals(a.med_ins_pay_status()) || state == State.REFUNDED,
                state == State.REFUNDED
                        || "SELF_PAY_REFUND".equals(a.self_pay_status())
                        || "MED_INS_PAY_REFUND".equals(a.med_ins_pay_status()));
    }

    private State state() {
        String self = Json.text(self_pay_status, "self_pay_status");
        String med = Json.text(med_ins_pay_status, "med_ins_pay_status");
        if (!SELF.contains(self) || !MED.contains(med)) {
            return State.UNCLEAR;
        }
        return switch (Json.text(mix_pay_status, "mix_pay_status")) {
            case "MIX_PAY_CREATED" -> State.WAITING;
            case "MIX_PAY_SUCCESS" -> PAID.contains(self) && PAID.contains(med) ? State.PAID : State.UNCLEAR;
            case "MIX_PAY_REFUND" -> PAID.contains(self) && PAID.contains(med) ? State.REFUNDED : State.UNCLEAR;
            case "MIX_PAY_FAIL" -> State.FAILED;
            default -> State.UNCLEAR;
        };
    }

    private MixType type() {
        try {
            return MixType.valueOf(Json.text(mix_pay_type, "mix_pay_type"));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("field mix_pay_type has a word of no page");
        }
    }

    private MixedAmounts amounts() {
        long add = 0;
        for (Add each : cash_add_detail == null ? List.<Add>of() : cash_add_detail) {
            add += Json.fen(each.cash_add_fee(), "cash_add_fee");
        }
        long reduce = 0;
        for (Reduce each : cash_reduce_detail == null ? List.<Reduce>of() : cash_reduce_detail) {
            reduce += Json.fen(each.cash_reduce_fee(), "cash_reduce_fee");
        }
        return new MixedAmounts(
                Json.fen(total_fee, "total_fee"),
                Json.fenOrZero(med_ins_gov_fee, "med_ins_gov_fee"),
                Json.fenOrZero(med_ins_self_fee, "med_ins_self_fee"),
                Json.fenOrZero(med_ins_other_fee, "med_ins_other_fee"),
                Json.fenOrZero(med_ins_cash_fee, "med_ins_cash_fee"),
                Json.fenOrZero(wechat_pay_cash_fee, "wechat_pay_cash_fee"),
                add,
                reduce);
    }
}

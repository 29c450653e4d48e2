package io.medsettle.adapter.wechat.wire;

import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The amounts of a mixed order (金额), fen, wechat §5.3.
 *
 * @param total total_fee 总金额
 * @param gov med_ins_gov_fee 医保统筹
 * @param self med_ins_self_fee 医保个账
 * @param other med_ins_other_fee 医保其他
 * @param medCash med_ins_cash_fee 医保结算后的现金
 * @param wechatCash wechat_pay_cash_fee 微信支付现金: the cash order's amount
 * @param add sum of cash_add_fee 现金增加
 * @param reduce sum of cash_reduce_fee 现金减免
 */
public record MixedAmounts(
        long total, long gov, long self, long other, long medCash, long wechatCash, long add, long reduce) {

    /** Total from what is borne by whom, with nothing added to or taken from the cash. */
    public static MixedAmounts of(MixType type, long gov, long self, long other, long cash) {
        long medCash = type == MixType.CASH_ONLY ? 0 : cash;
        return new MixedAmounts(gov + self + other + cash, gov, self, other, medCash, cash, 0, 0);
    }

    /** What is wrong with them, in words; the far side answers 403 RULE_LIMIT for each of these. */
    public Optional<String> defect(MixType type) {
        if (LongStream.of(gov, self, other, medCash, wechatCash, add, reduce).anyMatch(fen -> fen < 0)) {
            return Optional.of("金额为负数");
        }
        if (total != gov + self + other + wechatCash + reduce) {
            return Optional.of("总金额不等于统筹、个账、其他、微信现金与减免之和");
        }
        if (type != MixType.CASH_ONLY && total != gov + self + other + medCash + add) {
            return Optional.of("总金额不等于统筹、个账、其他、医保现金与增加之和");
        }
        if (type != MixType.CASH_ONLY && wechatCash != medCash + add - reduce) {
            return Optional.of("微信现金不等于医保现金加增加减减免");
        }
        return ofType(type);
    }

    private Optional<String> ofType(MixType type) {
        return switch (type) {
            case CASH_ONLY ->
                gov + self + other + medCash != 0
                        ? Optional.of("纯自费订单不能有医保金额")
                        : wechatCash == 0 ? Optional.of("纯自费订单的现金为零") : Optional.empty();
            case INSURANCE_ONLY -> wechatCash != 0 ? Optional.of("纯医保订单不能有微信现金") : Optional.empty();
            case CASH_AND_INSURANCE ->
                wechatCash == 0
                        ? Optional.of("混合订单的微信现金为零")
                        : gov + self + other + medCash == 0 ? Optional.of("混合订单的医保金额合计为零") : Optional.empty();
        };
    }
}

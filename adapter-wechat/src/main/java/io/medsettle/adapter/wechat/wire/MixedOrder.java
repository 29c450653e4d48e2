package io.medsettle.adapter.wechat.wire;

import java.time.Instant;
import java.util.Optional;

/**
 * A mixed order to be placed, before it is written. Texts that do not apply are empty.
 *
 * @param sealedName the payer's name, encrypted for the far side, Base64
 * @param sealedIdDigest digest of the payer's certificate number (wechat §5.4), encrypted likewise
 * @param number our number, the cash order's too (out_trade_no)
 * @param serialNo hospital order number at the insurer's centre (medOrgOrd), ≤20
 * @param payOrdId the centre's payment order, ≤64
 * @param payAuthNo authorisation, ≤40
 * @param position longitude,latitude, ≤40
 * @param uploadedAt when the fees were uploaded
 * @param passthrough whether the three ids are repeated in passthrough_request_content (conflict C6)
 * @param zeroCashWritten whether an insurance-only order writes wechat_pay_cash_fee 0 (conflict C14)
 */
public record MixedOrder(
        MixType type,
        String orderType,
        Merchant merchant,
        String payerId,
        String sealedName,
        String sealedIdDigest,
        String cardType,
        String number,
        String serialNo,
        String payOrdId,
        String payAuthNo,
        String position,
        Institution institution,
        Optional<Instant> uploadedAt,
        MixedAmounts amounts,
        String callbackUrl,
        String prepayId,
        boolean passthrough,
        boolean zeroCashWritten,
        boolean testEnvironment) {

    /**
     * The hospital as filed with the insurer.
     *
     * @param cityId Tencent's city code, ≤8
     * @param name ≤128
     * @param number ≤32
     * @param channelNo ≤32, "" for none
     */
    public record Institution(String cityId, String name, String number, String channelNo) {}

    /** What forbids sending it, in words (类型规则). */
    public Optional<String> defect() {
        boolean insured = type != MixType.CASH_ONLY;
        boolean cash = type != MixType.INSURANCE_ONLY;
        if (insured && (payOrdId.isEmpty() || uploadedAt.isEmpty())) {
            return Optional.of("缺少医保支付订单号或费用上传时间");
        }
        if (insured && (payAuthNo.isEmpty() || position.isEmpty())) {
            return Optional.of("缺少免密授权号或定位");
        }
        if (!insured && !(payOrdId.isEmpty() && payAuthNo.isEmpty() && position.isEmpty() && uploadedAt.isEmpty())) {
            return Optional.of("纯自费订单不能带医保订单信息");
        }
        if (cash == prepayId.isEmpty()) {
            return Optional.of(cash ? "缺少预支付标识" : "纯医保订单不能带预支付标识");
        }
        return amounts.defect(type);
    }

    @Override
    public String toString() {
        return "MixedOrder[" + number + " " + type + "]";
    }
}

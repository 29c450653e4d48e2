package io.medsettle.adapter.alipay.wire;

import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.util.Optional;

/**
 * A mixed order as we place it, alipay §5.4.
 *
 * @param insurerNumber med_org_ord, under which the insurer's centre knows it
 * @param number out_trade_no
 * @param payOrderId of the centre (6201)
 * @param payAuthNo single use
 * @param parts who bears what; only FUND, ACCOUNT, OTHER and CASH
 * @param tradeNo of the cash part's trade, "" without one
 * @param payerId user_id or open_id
 * @param cardId "" if nobody told it
 * @param cardIssuer "" if nobody told it
 */
public record MixedOrder(
        String insurerNumber,
        String number,
        String payOrderId,
        String payAuthNo,
        Parts parts,
        String tradeNo,
        String payerId,
        Instant created,
        Instant expires,
        String cardId,
        String cardIssuer,
        Hospital hospital) {

    /**
     * What does not change from order to order.
     *
     * @param channelCode "" for none
     * @param scene "" for none
     * @param requestContent "" for none
     * @param providerId "" for none
     */
    public record Hospital(
            String orgNo,
            String cityCode,
            String merchantName,
            String callUrl,
            String channelCode,
            String scene,
            String requestContent,
            String providerId) {}

    /** What is wrong with it, in words. */
    public Optional<String> defect() {
        if (parts.isZero()) {
            return Optional.of("混合订单金额为零");
        }
        if (parts.get(Part.CASH) > 0 && tradeNo.isEmpty()) {
            return Optional.of("缺少现金部分的支付宝交易号");
        }
        return parts.get(Part.CASH) == 0 && !tradeNo.isEmpty() ? Optional.of("没有现金部分却有支付宝交易号") : Optional.empty();
    }

    @Override
    public String toString() {
        return "MixedOrder[" + number + "]";
    }
}

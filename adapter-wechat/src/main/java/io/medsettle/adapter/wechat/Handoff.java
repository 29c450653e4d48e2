package io.medsettle.adapter.wechat;

import io.medsettle.ports.value.Fields;
import java.util.Map;

/** What the page needs to open WeChat's cashier (调起支付参数), wechat §5.8 and §6.8, by WeChat's own names. */
final class Handoff {
    private Handoff() {}

    static Fields pay(Seal seal, String appid, String prepayId) {
        Seal.Invocation signed = seal.invocation(appid, "prepay_id=" + prepayId);
        return Fields.of(Map.of(
                "timeStamp", signed.timeStamp(),
                "nonceStr", signed.nonceStr(),
                "package", signed.packageText(),
                "signType", "RSA",
                "paySign", signed.paySign()));
    }
}

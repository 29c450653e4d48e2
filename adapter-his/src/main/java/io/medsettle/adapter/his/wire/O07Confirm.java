package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** O07 结算回写, {@code POST /outpatient/orders/{hisOrderId}/confirm}. */
final class O07Confirm {
    private O07Confirm() {}

    static String path(String hisOrderId) {
        return "/outpatient/orders/" + Call.segment(hisOrderId) + "/confirm";
    }

    /** The settlement report (SettlementReport); the legs are the total. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // HIS 收费单号
            long version, // 版本
            Instant payTime, // 支付时间: the HIS bill's day follows from it
            List<Leg> legs, // 分笔
            @Nullable Insurance insurance, // 医保结算, 有基金或账户时必填
            String operator) {} // 操作员

    /** One leg. */
    record Leg(
            String type, // FUND 统筹 ACCT 个账 CASH 现金 OTHER 其他 DEPOSIT 预交金 (只在出院)
            Money amount, // 金额
            String channel, // 渠道 WECHAT ALIPAY UNIONPAY CREDIT_GZ YIBAO CASH
            @Nullable String channelTradeNo, // 渠道交易号, 现金必填
            @Nullable String merchantNo, // 商户号
            String requestNo) {} // 我方请求号

    /** The insurer's settlement. */
    record Insurance(
            String mdtrtId, // 就诊ID
            String setlId, // 结算ID
            @Nullable String payOrdId, // 支付订单号
            String medType, // 医疗类别
            String insuType, // 险种
            String admdvs, // 参保地区划
            Money fundAmt, // 统筹基金
            Money acctAmt, // 个人账户
            Money cashAmt, // 现金
            Money otherAmt, // 其他
            Instant setlTime) {} // 结算时间

    /** Booked. What only guides the patient may be missing: a charge is not doubted for it. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // HIS 收费单号
            String receiptNo, // 收据号
            String hisTradeNo, // HIS 交易号
            Money bookedTotal, // 入账总额
            Money fundAmt, // 统筹基金
            Money acctAmt, // 个人账户
            Money cashAmt, // 现金
            Money otherAmt, // 其他
            Instant payTime, // 支付时间
            Instant bookTime, // 入账时间
            @Nullable List<Guide> guide, // 导诊
            @Nullable String pickupCode, // 取药码
            @Nullable Invoice invoice) // 电子票据
            implements Booked {}

    /** Where to go. */
    record Guide(
            String text, // 指引
            String place, // 地点
            @Nullable String window) {} // 窗口

    /** Electronic invoice. */
    record Invoice(
            String code, // 票据代码
            String no) {} // 票据号码
}

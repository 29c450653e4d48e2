package io.medsettle.adapter.alipay.wire;

import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import org.jspecify.annotations.Nullable;

/** The page on which insurance and cash are paid at once (医保支付下单), alipay §5.4. The amounts are checked against their sum. */
public final class CreateAndPay {
    public static final String METHOD = "alipay.commerce.medical.payment.createandpay";

    private CreateAndPay() {}

    /** The request. */
    record Request(
            String med_org_ord, // 医疗机构订单号
            String out_trade_no, // 第三方平台订单号
            String pay_order_id, // 支付订单号, of the centre
            String pay_auth_no, // 支付授权码
            String org_no, // 定点医药机构编码
            String total_amount, // 总金额, yuan
            String gov_amount, // 基金支付, yuan
            String account_amount, // 个人账户支付, yuan
            String other_amount, // 其他支付, yuan
            String real_amount, // 现金支付, yuan
            @Nullable String trade_no, // 支付宝交易号: empty without cash
            @Nullable String alipay_user_id, // 支付宝用户ID
            @Nullable String open_id, // 支付宝用户唯一标识
            String call_url, // 回调地址
            String gmt_out_create, // 外部订单创建时间
            String gmt_expire_time, // 过期时间
            String payment_city_code, // 结算城市编码
            String merchant_name, // 商户名称
            Extend extend_params) { // 扩展参数
        @Override
        public String toString() {
            return "CreateAndPay[" + out_trade_no + "]";
        }
    }

    /** Further parameters (扩展参数). */
    record Extend(
            @Nullable String medical_card_id, // 医保电子凭证授权码
            @Nullable String medical_ins_card_id, // 医保电子凭证机构编码: so named here only
            @Nullable String channel_code, // 渠道编码
            @Nullable String request_content, // 医保透传参数
            @Nullable String scene, // 场景
            @Nullable String sys_service_provider_id) { // 系统商编号
        @Override
        public String toString() {
            return "Extend[***]";
        }
    }

    /** The answer. */
    record Answer(@Nullable Data data) {} // 下单结果

    /** What was placed (下单结果). */
    record Data(
            @Nullable String chnl_ord_sn, // 渠道订单号
            @Nullable String pay_url, // 支付地址
            @Nullable String med_org_ord, // 医疗机构订单号
            @Nullable String out_trade_no, // 第三方平台订单号
            @Nullable String pay_order_id) {} // 支付订单号

    /**
     * What was placed.
     *
     * @param farNumber chnl_ord_sn
     * @param page where the patient pays
     */
    public record Placed(String farNumber, String page) {}

    public static String biz(MixedOrder order) {
        Parts parts = order.parts();
        MixedOrder.Hospital hospital = order.hospital();
        return Json.write(new Request(
                order.insurerNumber(),
                order.number(),
                order.payOrderId(),
                order.payAuthNo(),
                hospital.orgNo(),
                Json.yuan(parts.total()),
                Json.yuan(parts.get(Part.FUND)),
                Json.yuan(parts.get(Part.ACCOUNT)),
                Json.yuan(parts.get(Part.OTHER)),
                Json.yuan(parts.get(Part.CASH)),
                order.tradeNo(),
                Account.userId(order.payerId()),
                Account.openId(order.payerId()),
                hospital.callUrl(),
                WireTime.text(order.created()),
                WireTime.text(order.expires()),
                hospital.cityCode(),
                hospital.merchantName(),
                new Extend(
                        order.cardId(),
                        order.cardIssuer(),
                        hospital.channelCode(),
                        hospital.requestContent(),
                        hospital.scene(),
                        hospital.providerId())));
    }

    /** Numbers that come back must be those that were sent. */
    public static Placed read(String node, MixedOrder order) {
        Data data = Json.need(Json.read(node, Answer.class).data(), "data");
        same(data.med_org_ord(), order.insurerNumber(), "data/med_org_ord");
        same(data.out_trade_no(), order.number(), "data/out_trade_no");
        same(data.pay_order_id(), order.payOrderId(), "data/pay_order_id");
        return new Placed(Json.text(data.chnl_ord_sn(), "data/chnl_ord_sn"), Json.text(data.pay_url(), "data/pay_url"));
    }

    private static void same(@Nullable String theirs, String ours, String name) {
        if (theirs != null && !theirs.isEmpty() && !theirs.equals(ours)) {
            throw new Unreadable("field " + name + " is about another order");
        }
    }
}

package io.medsettle.adapter.wechat.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mixed order (医保自费混合收款下单), wechat §5.2; one file for request and answer, which the queries and the notice share. */
public final class MedOrder {
    public static final String TARGET = "/v3/med-ins/orders";

    private MedOrder() {}

    /** The request. */
    record Request(
            String mix_pay_type, // 混合支付类型
            String order_type, // 订单类型
            String appid, // 公众账号ID, ≤32
            String openid, // 用户标识, ≤128
            Payer payer, // 支付人
            boolean pay_for_relatives, // 是否代亲属支付
            String out_trade_no, // 商户订单号, ≤64, that of the cash order
            String serial_no, // 医疗机构订单号, ≤20
            @Nullable String pay_order_id, // 医保支付单号, ≤64
            @Nullable String pay_auth_no, // 医保支付授权码, ≤40
            @Nullable String geo_location, // 经纬度, ≤40
            String city_id, // 城市ID, ≤8
            String med_inst_name, // 医疗机构名称, ≤128
            String med_inst_no, // 医疗机构编码, ≤32
            @Nullable String med_ins_order_create_time, // 医保下单时间, RFC 3339
            long total_fee, // 总金额, fen
            @Nullable Long med_ins_gov_fee, // 医保统筹, fen
            @Nullable Long med_ins_self_fee, // 医保个账, fen
            @Nullable Long med_ins_other_fee, // 医保其他, fen
            @Nullable Long med_ins_cash_fee, // 医保现金, fen
            @Nullable Long wechat_pay_cash_fee, // 微信支付现金, fen
            @Nullable List<Add> cash_add_detail, // 现金增加明细
            @Nullable List<Reduce> cash_reduce_detail, // 现金减少明细
            String callback_url, // 回调地址, ≤256
            @Nullable String prepay_id, // 预支付标识, ≤64
            @Nullable String passthrough_request_content, // 透传给医保的内容, JSON text, ≤2048
            @Nullable String channel_no, // 渠道号, ≤32
            @Nullable Boolean med_ins_test_env) { // 医保测试环境
        @Override
        public String toString() {
            return "MedOrder[" + out_trade_no + "]";
        }
    }

    /** Who pays (支付人); name and digest are encrypted. */
    record Payer(
            String name, // 姓名
            String id_digest, // 证件号摘要
            String card_type) { // 证件类型
        @Override
        public String toString() {
            return "Payer[***]";
        }
    }

    /** Added to the cash (现金增加). */
    record Add(
            long cash_add_fee, // 增加金额, fen
            String cash_add_type) {} // 增加类型

    /** Taken from the cash (现金减少). */
    record Reduce(
            long cash_reduce_fee, // 减少金额, fen
            String cash_reduce_type) {} // 减少类型

    /** What is passed through to the insurer (透传内容). */
    record Passthrough(
            String payAuthNo, // 授权码
            String payOrdId, // 支付订单号
            String setlLatlnt) { // 结算经纬度
        @Override
        public String toString() {
            return "Passthrough[***]";
        }
    }

    public static byte[] body(MixedOrder order) {
        boolean insured = order.type() != MixType.CASH_ONLY;
        MixedAmounts a = order.amounts();
        boolean cashWritten = order.type() != MixType.INSURANCE_ONLY || order.zeroCashWritten();
        return Json.write(new Request(
                order.type().name(),
                order.orderType(),
                order.merchant().appid(),
                order.payerId(),
                new Payer(order.sealedName(), order.sealedIdDigest(), order.cardType()),
                false,
                order.number(),
                order.serialNo(),
                some(order.payOrdId()),
                some(order.payAuthNo()),
                some(order.position()),
                order.institution().cityId(),
                order.institution().name(),
                order.institution().number(),
                order.uploadedAt().map(WireTime::text).orElse(null),
                a.total(),
                insured ? a.gov() : null,
                insured ? a.self() : null,
                insured ? a.other() : null,
                insured ? a.medCash() : null,
                cashWritten ? a.wechatCash() : null,
                a.add() == 0 ? null : List.of(new Add(a.add(), "DEFAULT_ADD_TYPE")),
                a.reduce() == 0 ? null : List.of(new Reduce(a.reduce(), "DEFAULT_REDUCE_TYPE")),
                order.callbackUrl(),
                some(order.prepayId()),
                insured && order.passthrough() ? passthrough(order) : null,
                some(order.institution().channelNo()),
                order.testEnvironment() ? Boolean.TRUE : null));
    }

    public static MixedTold read(byte[] answer) {
        return MedOrderAnswer.read(answer);
    }

    private static String passthrough(MixedOrder order) {
        return Json.text(new Passthrough(order.payAuthNo(), order.payOrdId(), order.position()));
    }

    private static @Nullable String some(String text) {
        return text.isEmpty() ? null : text;
    }
}

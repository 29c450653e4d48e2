package io.medsettle.adapter.alipay.wire;

import io.medsettle.adapter.alipay.wire.Payment.State;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payment by the code in the patient's phone, or by face (统一收单交易支付), alipay §2.3 and §2.4. */
public final class TradePay {
    public static final String METHOD = "alipay.trade.pay";

    private TradePay() {}

    /** How the patient shows who pays (支付场景). */
    public enum Scene {
        bar_code,
        security_code
    }

    /** The request. */
    record Request(
            String out_trade_no, // 商户订单号, ≤64
            String total_amount, // 订单总金额, yuan
            String subject, // 订单标题, ≤256
            String auth_code, // 支付授权码: payment code or face token
            String scene, // 支付场景
            String product_code, // 销售产品码
            String time_expire, // 绝对超时时间
            String seller_id, // 卖家支付宝用户ID, 16
            @Nullable String store_id, // 商户门店编号, ≤32
            @Nullable String operator_id, // 商户操作员编号, ≤28
            @Nullable String terminal_id, // 商户机具终端编号, ≤32
            TradeOrder.@Nullable Extend extend_params) { // 业务扩展参数
        @Override
        public String toString() {
            return "TradePay[" + out_trade_no + "]";
        }
    }

    /** The answer. */
    record Answer(
            @Nullable String trade_no, // 支付宝交易号
            @Nullable String out_trade_no, // 商户订单号
            @Nullable String total_amount, // 交易金额, yuan
            @Nullable String gmt_payment, // 交易支付时间
            @Nullable String send_pay_date) {} // 打款时间: the name of the query's field

    public static String biz(TradeOrder order, Scene scene, String authCode) {
        return Json.write(new Request(
                order.number(),
                order.total(),
                order.words(),
                authCode,
                scene.name(),
                order.productCode(),
                order.until(),
                order.sellerId(),
                order.storeId(),
                order.operator(),
                order.terminal(),
                order.extend()));
    }

    /** What a success says; its time may be missing, then it is to be asked for. */
    public static Payment read(String node) {
        Answer a = Json.read(node, Answer.class);
        Optional<Instant> at = WireTime.find(a.gmt_payment(), "gmt_payment")
                .or(() -> WireTime.find(a.send_pay_date(), "send_pay_date"));
        return new Payment(
                State.PAID,
                "TRADE_SUCCESS",
                Json.text(a.out_trade_no(), "out_trade_no"),
                Json.text(a.trade_no(), "trade_no"),
                Json.fen(a.total_amount(), "total_amount"),
                at);
    }

    /** The numbers in an answer that waits for the patient; theirs may be missing. */
    public static TradeNumbers numbers(String node) {
        Answer a = Json.read(node, Answer.class);
        return new TradeNumbers(Json.orEmpty(a.out_trade_no()), Json.orEmpty(a.trade_no()));
    }
}

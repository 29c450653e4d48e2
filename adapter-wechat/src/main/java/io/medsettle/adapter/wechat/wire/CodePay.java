package io.medsettle.adapter.wechat.wire;

import io.medsettle.adapter.wechat.wire.Payment.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Payment by the patient's code (付款码支付), wechat §6.10. While the patient types the password the answer holds nothing but the
 * state; otherwise it is the page of {@link TransactionQuery}.
 */
public final class CodePay {
    public static final String TARGET = "/v3/pay/transactions/codepay";

    private CodePay() {}

    /** The request. */
    record Request(
            String appid, // 应用ID, ≤32
            String mchid, // 商户号, ≤32
            String description, // 商品描述, ≤127
            String out_trade_no, // 商户订单号, 6–32
            Payer payer, // 支付者
            JsapiOrder.Amount amount, // 订单金额
            Scene scene_info) {} // 场景信息

    /** Who pays (支付者). */
    record Payer(String auth_code) { // 授权码, ≤32: 18 digits
        @Override
        public String toString() {
            return "Payer[***]";
        }
    }

    /** Where (场景信息). */
    record Scene(
            @Nullable String device_id, // 设备号, ≤32
            @Nullable String device_ip, // 设备IP, ≤45
            Store store_info) {} // 门店信息

    /** The shop (门店信息). */
    record Store(
            @Nullable String id, // 门店编号, ≤32
            @Nullable String out_id) {} // 商户自定义门店编号, ≤32

    /** The state alone. */
    record Answer(@Nullable String trade_state) {} // 交易状态

    /** Where a code was scanned; empty texts are left out, {@code outId} must be there. */
    public record Place(String deviceId, String deviceIp, String storeId, String outId) {}

    /** @param fen at least 1 */
    public static byte[] body(
            Merchant merchant, String description, String number, String code, long fen, Place place) {
        return Json.write(new Request(
                merchant.appid(),
                merchant.mchid(),
                Cut.to(description, JsapiOrder.DESCRIPTION_LENGTH),
                number,
                new Payer(code),
                new JsapiOrder.Amount(fen, "CNY"),
                new Scene(
                        orNull(place.deviceId()),
                        orNull(place.deviceIp()),
                        new Store(orNull(place.storeId()), orNull(place.outId())))));
    }

    /** @param number ours, which an answer that holds the state alone does not repeat */
    public static Payment read(byte[] answer, Merchant merchant, String number) {
        String word = Json.text(Json.read(answer, Answer.class).trade_state(), "trade_state");
        return word.equals("USERPAYING")
                ? new Payment(State.WAITING, word, number, merchant.mchid(), "", 0, Optional.empty())
                : TransactionQuery.read(answer);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

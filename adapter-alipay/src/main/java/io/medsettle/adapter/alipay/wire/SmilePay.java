package io.medsettle.adapter.alipay.wire;

import org.jspecify.annotations.Nullable;

/** Start of a payment by face (刷脸支付初始化), alipay §7: from what the kiosk's camera says of itself to what it needs to look. */
public final class SmilePay {
    public static final String METHOD = "zoloz.authentication.customer.smilepay.initialize";

    private SmilePay() {}

    /** The request. */
    record Request(
            String zimmetainfo, // 设备信息, JSON as the device told it
            String service_id) { // 服务: pay, auth
        @Override
        public String toString() {
            return "SmilePay[" + service_id + "]";
        }
    }

    /** The answer. */
    record Answer(@Nullable String result) {} // 初始化结果, a text that holds JSON

    /** What that text holds (初始化结果). */
    record Result(
            @Nullable String zimId, // 刷脸唯一标识
            @Nullable String zimInitClientData) {} // 客户端初始化数据

    /** What the camera needs. */
    public record Told(String zimId, String clientData) {
        @Override
        public String toString() {
            return "SmilePay.Told[***]";
        }
    }

    public static String biz(String metaInfo) {
        return Json.write(new Request(metaInfo, "pay"));
    }

    public static Told read(String node) {
        Result result = Json.read(Json.text(Json.read(node, Answer.class).result(), "result"), Result.class);
        return new Told(
                Json.text(result.zimId(), "result/zimId"),
                Json.text(result.zimInitClientData(), "result/zimInitClientData"));
    }
}

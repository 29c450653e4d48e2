package io.medsettle.adapter.wechat.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Exchange of the one-time code of the password-free authorisation (免密授权 userQuery), wechat §8.3. */
public final class UserQuery {
    private UserQuery() {}

    /** The request. */
    record Request(
            String qrcode, // authCode, single use
            String openid) { // 用户标识, ≤128
        @Override
        public String toString() {
            return "UserQuery[***]";
        }
    }

    /** The answer. */
    record Answer(
            @Nullable Long code, // 0 = yes
            @Nullable String message, // 错误描述
            @Nullable String pay_auth_no, // 支付授权码, ≤40
            @Nullable String family_pay_auth_no, // 亲情付授权码: then name and card are the payer's
            @Nullable String user_name, // 姓名
            @Nullable String user_card_no, // 证件号码, may be masked
            @Nullable JsonNode user_longitude_latitude) { // 经纬度: an object, or text
        @Override
        public String toString() {
            return "UserQuery.Answer[" + code + "]";
        }
    }

    /**
     * What the answer says.
     *
     * @param yes whether its code was 0
     * @param certNo "" if it came masked
     * @param position "longitude,latitude", "" if the patient refused it
     */
    public record Told(
            boolean yes,
            String code,
            String message,
            String payAuthNo,
            String familyPayAuthNo,
            String name,
            String certNo,
            String position) {
        @Override
        public String toString() {
            return "UserQuery.Told[" + code + "]";
        }
    }

    public static String target(String partnerId) {
        return "/" + partnerId;
    }

    public static byte[] body(String authCode, String openid) {
        return Json.write(new Request(authCode, openid));
    }

    public static Told read(byte[] answer) {
        Answer a = Json.read(answer, Answer.class);
        long code = Json.need(a.code(), "code");
        return new Told(
                code == 0,
                Long.toString(code),
                Json.orEmpty(a.message()),
                Json.orEmpty(a.pay_auth_no()),
                Json.orEmpty(a.family_pay_auth_no()),
                unmasked(a.user_name()),
                unmasked(a.user_card_no()),
                a.user_longitude_latitude() == null ? "" : position(a.user_longitude_latitude()));
    }

    private static String unmasked(@Nullable String text) {
        return text == null || text.contains("*") ? "" : text;
    }

    private static String position(JsonNode node) {
        if (node.isObject()) {
            String longitude = node.path("longitude").asText("");
            String latitude = node.path("latitude").asText("");
            return longitude.isEmpty() || latitude.isEmpty() ? "" : longitude + "," + latitude;
        }
        String text = node.asText("").strip();
        return text.startsWith("{") ? position(Json.tree(text)) : text;
    }
}

package io.medsettle.adapter.alipay.wire;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Exchange of the mini program's one-time code for the user and the user's token (换取授权访问令牌), alipay §1.8. */
public final class OauthToken {
    public static final String METHOD = "alipay.system.oauth.token";

    private OauthToken() {}

    /** The answer: no code and no msg when it is a success. */
    record Answer(
            @Nullable String access_token, // 访问令牌
            @Nullable String user_id, // 支付宝用户ID, 16
            @Nullable String open_id, // 支付宝用户唯一标识
            @Nullable Long expires_in) { // 访问令牌的有效时间, seconds
        @Override
        public String toString() {
            return "OauthToken.Answer[***]";
        }
    }

    /**
     * Who it is.
     *
     * @param userId by account, "" if they tell none
     * @param openId by application, "" if they tell none
     */
    public record Told(String token, String userId, String openId, long seconds) {
        /** Whom to name when nobody has named somebody yet. */
        public String payerId() {
            return openId.isEmpty() ? userId : openId;
        }

        public boolean is(String payerId) {
            return Stream.of(userId, openId).anyMatch(payerId::equals);
        }

        @Override
        public String toString() {
            return "OauthToken.Told[***]";
        }
    }

    public static Map<String, String> parameters(String code) {
        return Map.of("grant_type", "authorization_code", "code", code);
    }

    public static Told read(String node) {
        Answer a = Json.read(node, Answer.class);
        Told told = new Told(
                Json.text(a.access_token(), "access_token"),
                Json.orEmpty(a.user_id()),
                Json.orEmpty(a.open_id()),
                Optional.ofNullable(a.expires_in()).orElse(0L));
        if (told.payerId().isEmpty()) {
            throw new Unreadable("field user_id and field open_id are missing");
        }
        return told;
    }
}

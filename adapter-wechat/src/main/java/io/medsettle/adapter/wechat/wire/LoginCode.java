package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.value.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A login code for the user's openid (网页授权, 小程序登录), wechat §10.1. */
public final class LoginCode {
    private LoginCode() {}

    /** The answer; the tokens in it are of no use here and are not read. */
    record Answer(@Nullable String openid) { // 用户标识, ≤128
        @Override
        public String toString() {
            return "LoginCode.Answer[***]";
        }
    }

    /** Path and query, the account's secret in it. */
    public static String target(boolean miniProgram, String appid, Secret appSecret, Secret code) {
        String path = miniProgram ? "/sns/jscode2session" : "/sns/oauth2/access_token";
        return path + "?appid=" + appid + "&secret=" + encoded(appSecret) + (miniProgram ? "&js_code=" : "&code=")
                + encoded(code) + "&grant_type=authorization_code";
    }

    public static Secret read(byte[] answer) {
        return new Secret(Json.text(Json.read(answer, Answer.class).openid(), "openid"));
    }

    private static String encoded(Secret text) {
        return URLEncoder.encode(text.reveal(), StandardCharsets.UTF_8);
    }
}

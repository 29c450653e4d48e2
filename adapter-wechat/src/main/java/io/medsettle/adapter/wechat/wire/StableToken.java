package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.value.Secret;
import org.jspecify.annotations.Nullable;

/** The account's access token (稳定版接口调用凭据), wechat §2.2: asked in the normal mode only, which kills no token. */
public final class StableToken {
    public static final String TARGET = "/cgi-bin/stable_token";

    private StableToken() {}

    /** The request. */
    record Request(
            String grant_type, // client_credential
            String appid, // 账号唯一凭证
            String secret) { // 账号唯一凭证密钥
        @Override
        public String toString() {
            return "StableToken[" + appid + "]";
        }
    }

    /** The answer. */
    record Answer(
            @Nullable String access_token, // 获取到的凭证, ≤512
            @Nullable Long expires_in) { // 有效时间, seconds, ≤7200
        @Override
        public String toString() {
            return "StableToken.Answer[***]";
        }
    }

    /** A text that is good for so many seconds. */
    public record Told(Secret text, long seconds) {}

    public static byte[] body(String appid, Secret secret) {
        return Json.write(new Request("client_credential", appid, secret.reveal()));
    }

    public static Told read(byte[] answer) {
        Answer a = Json.read(answer, Answer.class);
        return new Told(
                new Secret(Json.text(a.access_token(), "access_token")), Json.fen(a.expires_in(), "expires_in"));
    }
}

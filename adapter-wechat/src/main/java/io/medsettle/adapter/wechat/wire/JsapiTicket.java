package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.value.Secret;
import org.jspecify.annotations.Nullable;

/** The ticket that page signatures are made with (jsapi_ticket), wechat §2.3. */
public final class JsapiTicket {
    private JsapiTicket() {}

    /** The answer. */
    record Answer(
            @Nullable String ticket, // 临时票据
            @Nullable Long expires_in) { // 有效时间, seconds
        @Override
        public String toString() {
            return "JsapiTicket.Answer[***]";
        }
    }

    /** Path and query, the token behind it. */
    public static String target(Secret token) {
        return "/cgi-bin/ticket/getticket?type=jsapi&access_token=" + token.reveal();
    }

    public static StableToken.Told read(byte[] answer) {
        Answer a = Json.read(answer, Answer.class);
        return new StableToken.Told(
                new Secret(Json.text(a.ticket(), "ticket")), Json.fen(a.expires_in(), "expires_in"));
    }
}

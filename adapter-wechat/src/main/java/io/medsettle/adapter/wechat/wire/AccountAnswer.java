package io.medsettle.adapter.wechat.wire;

import org.jspecify.annotations.Nullable;

/** What every answer of the account's platform may carry (全局返回码), wechat §2.4: HTTP 200 with an errcode other than 0 is a no. */
public final class AccountAnswer {
    private AccountAnswer() {}

    /** The page. */
    record Page(
            @Nullable Long errcode, // 返回码
            @Nullable String errmsg) {} // 说明, with the support reference behind rid:

    /** @param code errcode, 0 if absent */
    public record Told(long code, String words) {}

    public static Told read(byte[] answer) {
        Page page = Json.read(answer, Page.class);
        Long errcode = page.errcode();
        return new Told(errcode == null ? 0 : errcode, Json.orEmpty(page.errmsg()));
    }
}

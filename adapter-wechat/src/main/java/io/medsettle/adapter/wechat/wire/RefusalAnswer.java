package io.medsettle.adapter.wechat.wire;

import org.jspecify.annotations.Nullable;

/**
 * A no (错误应答), wechat §4.7.
 *
 * @param code 错误码, "" if the answer has none
 * @param message 错误描述
 */
public record RefusalAnswer(String code, String message) {
    /** The page. */
    record Page(
            @Nullable String code, // 错误码
            @Nullable String message) {} // 错误描述

    /** Never throws: an unreadable no has no code. */
    public static RefusalAnswer read(byte[] body) {
        try {
            Page page = Json.read(body, Page.class);
            return new RefusalAnswer(Json.orEmpty(page.code()), Json.orEmpty(page.message()));
        } catch (Unreadable e) {
            return new RefusalAnswer("", "");
        }
    }

    /** What we answer to a notice that we do not take. */
    public static byte[] fail(String message) {
        return Json.write(new Page("FAIL", message));
    }
}

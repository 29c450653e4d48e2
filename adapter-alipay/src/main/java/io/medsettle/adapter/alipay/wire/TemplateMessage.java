package io.medsettle.adapter.alipay.wire;

import io.medsettle.ports.value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message of the mini program (小程序模板消息), alipay §6.2. */
public final class TemplateMessage {
    public static final String METHOD = "alipay.open.app.mini.templatemessage.send";
    private static final int VALUE_LENGTH = 50;

    private TemplateMessage() {}

    /** The request. */
    record Request(
            @Nullable String to_user_id, // 支付宝用户ID
            @Nullable String to_open_id, // 支付宝用户唯一标识
            @Nullable String form_id, // 支付交易号: not for subscriptions
            String user_template_id, // 消息模板ID
            @Nullable String page, // 小程序的跳转页面
            String data) { // 模板内容, a text that holds JSON
        @Override
        public String toString() {
            return "TemplateMessage[" + user_template_id + "]";
        }
    }

    /** One word of the template (关键词). */
    record Keyword(String value) {} // 内容, ≤50

    /** @param tradeNo a trade this user paid within a week, "" for a subscription */
    public static String biz(String to, String tradeNo, String template, String page, Fields words) {
        Map<String, Keyword> data = new LinkedHashMap<>();
        words.forEach((name, value) -> data.put(name, new Keyword(Cut.to(value, VALUE_LENGTH))));
        return Json.write(
                new Request(Account.userId(to), Account.openId(to), tradeNo, template, page, Json.write(data)));
    }
}

package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.value.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A subscribed message of a mini program (订阅消息), wechat §10.3; knows no key that makes a repeat safe. */
public final class SubscribeMessage {
    private SubscribeMessage() {}

    /** The request. */
    record Request(
            String touser, // 接收者 openid
            String template_id, // 模板ID
            @Nullable String page, // 跳转页面
            Map<String, TemplateMessage.Value> data, // 模板内容
            String miniprogram_state, // formal
            String lang) { // zh_CN
        @Override
        public String toString() {
            return "SubscribeMessage[" + template_id + "]";
        }
    }

    public static String target(Secret token) {
        return "/cgi-bin/message/subscribe/send?access_token=" + token.reveal();
    }

    public static byte[] body(String openid, String templateId, String page, Map<String, String> values) {
        return Json.write(new Request(
                openid, templateId, page.isEmpty() ? null : page, TemplateMessage.values(values), "formal", "zh_CN"));
    }
}

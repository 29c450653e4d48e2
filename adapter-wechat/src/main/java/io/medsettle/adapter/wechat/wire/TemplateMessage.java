package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.value.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template message of an official account (模板消息), wechat §10.2; the same client_msg_id within ten minutes is one message. */
public final class TemplateMessage {
    private TemplateMessage() {}

    /** The request. */
    record Request(
            String touser, // 接收者 openid
            String template_id, // 模板ID
            @Nullable String url, // 跳转链接
            String client_msg_id, // 防重入id, ≤32
            Map<String, Value> data) { // 模板数据
        @Override
        public String toString() {
            return "TemplateMessage[" + template_id + "]";
        }
    }

    /** One value. */
    record Value(String value) {} // 值

    /** The answer. */
    record Answer(@Nullable Long msgid) {} // 消息ID

    public static String target(Secret token) {
        return "/cgi-bin/message/template/send?access_token=" + token.reveal();
    }

    public static byte[] body(
            String openid, String templateId, String url, String messageId, Map<String, String> values) {
        return Json.write(new Request(openid, templateId, url.isEmpty() ? null : url, messageId, values(values)));
    }

    static Map<String, Value> values(Map<String, String> values) {
        Map<String, Value> data = new LinkedHashMap<>();
        values.forEach((key, value) -> data.put(key, new Value(value)));
        return data;
    }

    /** WeChat's number of the message, "" if it tells none. */
    public static String read(byte[] answer) {
        Long msgid = Json.read(answer, Answer.class).msgid();
        return msgid == null ? "" : Long.toString(msgid);
    }
}

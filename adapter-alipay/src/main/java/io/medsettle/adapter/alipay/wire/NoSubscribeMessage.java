package io.medsettle.adapter.alipay.wire;

import io.medsettle.ports.value.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hospital's message for which the patient need not subscribe (医疗免订阅消息), alipay §6.3. One number is one message. */
public final class NoSubscribeMessage {
    public static final String METHOD = "alipay.commerce.medical.nosubscribe.msg.send";

    private NoSubscribeMessage() {}

    /** The request. */
    record Request(
            @Nullable String alipay_user_id, // 支付宝用户ID
            @Nullable String alipay_open_id, // 支付宝用户唯一标识
            String template_code, // 消息模板编码, Alipay's
            String out_msg_id, // 外部消息号
            List<Argument> msg_arg_list) { // 消息参数
        @Override
        public String toString() {
            return "NoSubscribeMessage[" + out_msg_id + "]";
        }
    }

    /** One word of the template (消息参数). */
    record Argument(
            String key, // 名称
            String value) {} // 内容

    public static String biz(String to, String template, String number, Fields words) {
        List<Argument> arguments = new ArrayList<>();
        words.forEach((name, value) -> arguments.add(new Argument(name, value)));
        return Json.write(new Request(Account.userId(to), Account.openId(to), template, number, arguments));
    }
}

package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.WechatSettings.require;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One template as it was applied for (消息模板), wechat §10.2 and §10.3. Checked when built.
 *
 * @param id template number (模板ID)
 * @param subscribed whether it is a subscribed message of a mini program (订阅消息), else a template message of an official
 *     account (模板消息)
 * @param target page or address that a touch opens, "" for none
 * @param keys for each key of the template, such as {@code thing1}, which of the notice's words stands there
 */
public record NoticeTemplate(String id, boolean subscribed, String target, Map<String, String> keys) {
    public NoticeTemplate {
        keys = Map.copyOf(new LinkedHashMap<>(keys));
        require(id.matches("[0-9A-Za-z_-]{20,64}"), "a template id has 20 to 64 characters");
        require(!keys.isEmpty(), "a template without keys");
        keys.keySet().forEach(key -> require(key.matches("[a-z_]+[0-9]*"), "no key of a template: " + key));
    }
}

package io.medsettle.adapter.alipay;

import static io.medsettle.adapter.alipay.AlipaySettings.require;

import java.util.Map;

/**
 * Which template tells the patient what (消息模板), alipay §6. Checked when built.
 *
 * @param templates by the notice's kind ("paid", "refunded" …)
 */
public record NoticeSettings(Map<String, Template> templates) {
    public NoticeSettings {
        templates = Map.copyOf(templates);
        require(!templates.isEmpty(), "templates is empty");
    }

    /**
     * One template.
     *
     * @param family how it is sent
     * @param id user_template_id or template_code
     * @param page page of the mini program behind it, "" for none
     */
    public record Template(Family family, String id, String page) {
        public Template {
            require(!id.isBlank(), "a template's id is empty");
        }
    }

    /** How a message is sent. */
    public enum Family {
        /** To whoever paid a trade of ours within a week: the notice's words must hold {@code NoteKey.TRADE_NO}. */
        MINI_PROGRAM,
        /** To whoever has subscribed. */
        SUBSCRIBED,
        /** The hospitals' own family, without a subscription. */
        MEDICAL
    }
}

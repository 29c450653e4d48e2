package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.NoticeSettings.Family;
import io.medsettle.adapter.alipay.NoticeSettings.Template;
import io.medsettle.adapter.alipay.wire.NoSubscribeMessage;
import io.medsettle.adapter.alipay.wire.TemplateMessage;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.notice.Notice;
import io.medsettle.ports.notice.NoticeSender;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import java.util.Optional;
import java.util.Set;

/**
 * Messages to patients at Alipay (消息提醒), alipay §6.2 and §6.3. Unknown may be tried again; a message of the mini program may then
 * arrive twice, because that family has no number of ours. The sender's number is the notice's own. Safe to share.
 */
public final class AlipayNotices implements NoticeSender {
    private static final Set<String> FIRM_CODES = Set.of("20001", "40001", "40002", "40006");
    private static final Set<String> FIRM = Set.of(
            "FORM_ID_SEND_LIMIT",
            "FORM_ID_INVALID",
            "FORM_ID_NOT_MATCH_APPID",
            "FORM_ID_OVER_TIME",
            "TRADE_NO_NOT_MATCH_USERID",
            "TEMPLATE_ILLEGAL",
            "MESSAGE_TEMPLATE_KEYWORD_ILLEGAL",
            "USER_TEMPLATE_ILLEGAL",
            "USER_TEMPLATE_STATUS_ILLEGAL",
            "USER_TEMPLATE_LACK_KEYWORD",
            "USER_KEYWORD_LENGTH_ERROR",
            "PAGE_OVER_LIMIT",
            "BIZ_CONTENT_FORMAT_ERROR",
            "DATA_CONTENT_FORMAT_ERROR",
            "DATA_SENSITIVE",
            "DATA_IS_EMPTY",
            "USER_ID_INVALID",
            "NO_BIND_PUBLIC_APP",
            "MESSAGE_SEND_AUTH_ERROR",
            "APP_TYPE_ERROR",
            "APP_NO_AVAIABLE",
            "ILLEGAL_ARGUMENT_PARAMS",
            "QUERY_CONSUMER_REQEUST_ERROR",
            "NO_RECENT_VISIT_RECORD",
            "NO_PLACE_ORDER_RECORD",
            "MSG_SINGLE_SD_OVER",
            "MSG_UNSUBSCRIBED",
            "MSG_UNAUTHORIZED",
            "MSG_REJECTED",
            "MSG_CONTENT_NOT_INTERESTED",
            "MSG_TEMPLATE_ID_VALID");

    private final NoticeSettings settings;
    private final Gateway gateway;

    AlipayNotices(NoticeSettings settings, Gateway gateway) {
        this.settings = settings;
        this.gateway = gateway;
    }

    @Override
    public Outcome<String> send(Notice notice) {
        Optional<Template> template = Optional.ofNullable(settings.templates().get(notice.kind()));
        if (template.isEmpty()) {
            return Outcome.neverSent("没有配置消息模板: " + notice.kind());
        }
        if (notice.to().isEmpty()) {
            return Outcome.neverSent("缺少接收人");
        }
        String tradeNo = notice.words().get(NoteKey.TRADE_NO);
        if (template.get().family() == Family.MINI_PROGRAM && tradeNo.isEmpty()) {
            return Outcome.neverSent("没有支付宝交易号, 不能发送模板消息");
        }
        return call(template.get(), notice, tradeNo)
                .told(node -> Outcome.succeeded(notice.number().text()), AlipayNotices::refused);
    }

    private Answer call(Template template, Notice notice, String tradeNo) {
        String number = notice.number().text();
        String to = notice.to().reveal();
        return switch (template.family()) {
            case MEDICAL ->
                gateway.call(
                        NoSubscribeMessage.METHOD,
                        number,
                        NoSubscribeMessage.biz(to, template.id(), number, words(notice)));
            case MINI_PROGRAM, SUBSCRIBED ->
                gateway.call(
                        TemplateMessage.METHOD,
                        number,
                        TemplateMessage.biz(
                                to,
                                template.family() == Family.SUBSCRIBED ? "" : tradeNo,
                                template.id(),
                                template.page(),
                                words(notice)));
        };
    }

    private static Fields words(Notice notice) {
        return notice.words().with(NoteKey.TRADE_NO, "");
    }

    private static Outcome<String> refused(Answer.No no) {
        return FIRM.contains(no.name()) || FIRM_CODES.contains(no.code())
                ? Outcome.declined(no.sub().isEmpty() ? no.code() : no.sub(), no.text())
                : no.unknown();
    }
}

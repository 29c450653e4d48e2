package io.medsettle.server.assembly;

import io.medsettle.adapter.alipay.Alipay;
import io.medsettle.adapter.alipay.NoticeSettings;
import io.medsettle.adapter.wechat.NoticeTemplate;
import io.medsettle.adapter.wechat.WechatAccount;
import io.medsettle.ports.notice.NoticeSender;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.server.notices.HttpSms;
import io.medsettle.server.notices.MessagingParty;
import io.medsettle.server.notices.Messengers;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds who carries messages to patients; a channel without templates carries none. */
@Factory
final class MessageSide {
    /** The provider's name in the wire log. */
    private static final String SMS = "sms";

    @Singleton
    Messengers messengers(
            Optional<WechatAccount> wechat,
            List<WechatTemplateBinding> templates,
            Optional<Alipay> alipay,
            List<AlipayTemplateBinding> alipayTemplates,
            Optional<HttpSms> sms) {
        Map<String, NoticeSender> byChannel = new HashMap<>();
        Map<String, NoticeTemplate> byKind = new HashMap<>();
        templates.forEach(each -> byKind.put(each.kind(), each.template()));
        if (!byKind.isEmpty()) {
            wechat.ifPresent(account -> byChannel.put(Payers.WECHAT, account.notices(byKind)));
        }
        if (!alipayTemplates.isEmpty()) {
            alipay.ifPresent(a -> byChannel.put(Payers.ALIPAY, sender(a, alipayTemplates)));
        }
        sms.ifPresent(sender -> byChannel.put(Messengers.SMS, sender));
        return new Messengers(byChannel);
    }

    @Singleton
    @Requires(bean = SmsBinding.class)
    HttpSms sms(
            SmsBinding binding,
            List<SmsTemplateBinding> templates,
            GatewaySettings gateway,
            Exchange exchange,
            WireLog log,
            InstantSource clock) {
        return new HttpSms(binding.settings(templates, gateway.deadline()), log.watching(SMS, exchange), clock);
    }

    private static NoticeSender sender(Alipay alipay, List<AlipayTemplateBinding> templates) {
        Map<String, NoticeSettings.Template> byKind = new HashMap<>();
        Map<String, Map<String, String>> keys = new HashMap<>();
        templates.forEach(each -> {
            byKind.put(each.kind(), each.template());
            keys.put(each.kind(), each.keys());
        });
        return new NamedWords(alipay.notices(new NoticeSettings(byKind)), keys);
    }

    @Singleton
    MessagingParty messages(Messengers messengers, GatewaySettings gateway) {
        return new MessagingParty(messengers, gateway.orgName());
    }
}

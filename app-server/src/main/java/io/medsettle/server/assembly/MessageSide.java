package io.medsettle.server.assembly;

import io.medsettle.adapter.alipay.Alipay;
import io.medsettle.adapter.alipay.NoticeSettings;
import io.medsettle.adapter.wechat.NoticeTemplate;
import io.medsettle.adapter.wechat.WechatAccount;
import io.medsettle.ports.notice.NoticeSender;
import io.medsettle.server.notices.MessagingParty;
import io.medsettle.server.notices.Messengers;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds who carries messages to patients; a channel without templates carries none. */
@Factory
final class MessageSide {
    @Singleton
    Messengers messengers(
            Optional<WechatAccount> wechat,
            List<WechatTemplateBinding> templates,
            Optional<Alipay> alipay,
            List<AlipayTemplateBinding> alipayTemplates) {
        Map<String, NoticeSender> byChannel = new HashMap<>();
        Map<String, NoticeTemplate> byKind = new HashMap<>();
        templates.forEach(each -> byKind.put(each.kind(), each.template()));
        if (!byKind.isEmpty()) {
            wechat.ifPresent(account -> byChannel.put(Payers.WECHAT, account.notices(byKind)));
        }
        if (!alipayTemplates.isEmpty()) {
            alipay.ifPresent(a -> byChannel.put(Payers.ALIPAY, sender(a, alipayTemplates)));
        }
        return new Messengers(byChannel);
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

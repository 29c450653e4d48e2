package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.wire.Unreadable;
import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.CreditJump;
import io.medsettle.ports.outcome.Outcome;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** 签约跳转, credit-gz §6.6 and §12: told by the platform, or filled into the profile's own address without a call. */
final class JumpDesk implements CreditJump {
    private final Platform platform;
    private final CreditSettings settings;

    JumpDesk(Platform platform, CreditSettings settings) {
        this.platform = platform;
        this.settings = settings;
    }

    @Override
    public Outcome<URI> page(ContractAsk patient, String scene, URI back) {
        String template = platform.messages()
                .profile()
                .operation(Op.CONTRACT_LINK)
                .map(each -> each.template())
                .orElse("");
        return template.isEmpty() ? asked(patient, scene, back) : Outcome.succeeded(filled(template, scene, back));
    }

    private URI filled(String template, String scene, URI back) {
        return URI.create(template.replace("{merId}", encoded(settings.merId()))
                .replace("{orgCode}", encoded(settings.orgCode()))
                .replace("{scene}", encoded(scene))
                .replace("{returnUrl}", encoded(back.toString())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Outcome<URI> asked(ContractAsk patient, String scene, URI back) {
        return platform.question(
                        Op.CONTRACT_LINK,
                        ContractDesk.person(patient).with("link.scene", scene).with("link.returnUrl", back.toString()),
                        "",
                        platform.deadlines().question())
                .told(
                        yes -> Outcome.succeeded(ContractDesk.page(yes.values().get("link.url"))
                                .orElseThrow(() -> new Unreadable("缺少签约地址"))),
                        Answer.No::first);
    }
}

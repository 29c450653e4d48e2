package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.Unreadable;
import io.medsettle.adapter.wechat.wire.UserQuery;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult.Answered;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Password-free authorisation at WeChat (免密授权), wechat §8. The patient goes to the page first and comes back with the code,
 * so that no answer wants a page. The far side lists no codes: any code but 0 is a no, and the patient authorises again. A
 * name or certificate number that comes masked is handed on as empty. Safe to share.
 */
public final class WechatAuthorisation implements Authorisation {
    private static final String ID_CARD = "01";

    private final AuthorisationSettings settings;
    private final Exchange exchange;
    private final InstantSource clock;

    public WechatAuthorisation(AuthorisationSettings settings, Exchange exchange, InstantSource clock) {
        this.settings = settings;
        this.exchange = exchange;
        this.clock = clock;
    }

    @Override
    public Outcome<Answer> exchange(RequestNo number, Secret authCode, Secret payerId) {
        if (authCode.isEmpty() || payerId.isEmpty()) {
            return Outcome.neverSent("缺少授权码或 openid");
        }
        String millis = Long.toString(clock.instant().toEpochMilli());
        WireRequest request = new WireRequest(
                "user-query",
                number.text(),
                "",
                "POST",
                URI.create(settings.userQuery() + UserQuery.target(settings.partnerId())),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json",
                        "User-Agent",
                        "MedSettle",
                        "god-portal-timestamp",
                        millis,
                        "god-portal-request-id",
                        UUID.randomUUID().toString().replace("-", ""),
                        "god-portal-signature",
                        signature(millis)),
                UserQuery.body(authCode.reveal(), payerId.reveal()),
                settings.deadline());
        return exchange.exchange(request)
                .match(
                        WechatAuthorisation::told,
                        never -> Outcome.neverSent(never.why()),
                        none -> Outcome.unknown(Doubt.NO_ANSWER, none.why()));
    }

    /** Keyed digest over partner number and milliseconds, nothing between them. */
    String signature(String millis) {
        byte[] message = (settings.partnerId() + millis).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(settings.partnerMac().mac(message));
    }

    private static Outcome<Answer> told(Answered answer) {
        if (answer.status() != 200) {
            return Outcome.unknown(Doubt.NO_ANSWER, "HTTP " + answer.status());
        }
        try {
            UserQuery.Told told = UserQuery.read(answer.body());
            if (!told.yes()) {
                return Outcome.declined(told.code(), Words.clean(told.message()));
            }
            if (!told.familyPayAuthNo().isEmpty()) {
                return Outcome.declined("FAMILY_PAY", "亲情付授权暂不支持, 请本人授权");
            }
            if (told.payAuthNo().isEmpty()) {
                return Outcome.unknown(Doubt.NO_ANSWER, "应答中没有支付授权码");
            }
            return Outcome.succeeded(new Authorised(
                    new Secret(told.name()),
                    ID_CARD,
                    new Secret(told.certNo()),
                    new Secret(told.payAuthNo()),
                    new Secret(told.position()),
                    Secrets.NONE));
        } catch (Unreadable e) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答无法识别: " + e.getMessage());
        }
    }

    /** The address to come back to should carry a state that nobody can guess, bound to the patient's session. */
    @Override
    public Optional<String> page(String returnTo) {
        return Optional.of(settings.page() + "?authType=2&isDepart=2&appid=" + settings.appid()
                + "&cityCode=" + encoded(settings.cityCode())
                + "&channel=" + encoded(settings.channel())
                + "&orgChnlCrtfCodg=" + encoded(settings.orgChnlCrtfCodg())
                + "&orgCodg=" + encoded(settings.orgCodg())
                + "&bizType=" + encoded(settings.bizType())
                + "&orgAppId=" + encoded(settings.orgAppId())
                + "&redirectUrl=" + encoded(returnTo));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

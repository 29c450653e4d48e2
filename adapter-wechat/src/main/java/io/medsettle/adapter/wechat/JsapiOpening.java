package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.JsapiOrder;
import io.medsettle.adapter.wechat.wire.Merchant;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.Optional;

/** By a page inside WeChat (JSAPI 下单), wechat §6.1: official account and mini program. */
final class JsapiOpening implements Opening {
    private final WechatSettings settings;
    private final Seal seal;

    JsapiOpening(WechatSettings settings, Seal seal) {
        this.settings = settings;
        this.seal = seal;
    }

    @Override
    public String transaction() {
        return "jsapi";
    }

    @Override
    public String target() {
        return JsapiOrder.TARGET;
    }

    @Override
    public Call call() {
        return Call.JSAPI;
    }

    @Override
    public Optional<String> lacking(Deed deed) {
        return deed.secrets().get(NoteKey.PAYER_ID).isEmpty() ? Optional.of("缺少付款人 openid") : Optional.empty();
    }

    @Override
    public byte[] body(Deed deed, Instant expires) {
        return JsapiOrder.body(
                new Merchant(settings.appid(), settings.mchid()),
                settings.description(deed),
                deed.number().text(),
                expires,
                settings.callback(WechatCallbacks.CASH),
                deed.fen(Part.CASH),
                deed.secrets().need(NoteKey.PAYER_ID));
    }

    /** In a mixed round the cashier's own deed opens the page; what opens a plain payment is then kept back. */
    @Override
    public Started.HandedOff handedOff(Deed deed, byte[] said, Instant expires) {
        String prepayId = JsapiOrder.read(said);
        Fields handoff = deed.leg(Act.MIXED).isPresent()
                ? Fields.NONE
                : Handoff.pay(seal, settings.appid(), prepayId).with("appId", settings.appid());
        return new Started.HandedOff(
                "", Parts.NONE, handoff, Fields.of(NoteKey.PREPAY_ID, prepayId), Secrets.NONE, Optional.of(expires));
    }
}

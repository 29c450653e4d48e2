package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.CodePay;
import io.medsettle.adapter.wechat.wire.CodeReverse;
import io.medsettle.adapter.wechat.wire.Merchant;
import io.medsettle.adapter.wechat.wire.Payment;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Part;

/** Codes over APIv3 (付款码支付), wechat §6.10. */
final class CodeLineV3 implements CodeLine {
    private final WechatSettings settings;
    private final CodePaySettings code;
    private final ApiV3 api;
    private final OrderLook orders;

    CodeLineV3(WechatSettings settings, CodePaySettings code, ApiV3 api) {
        this.settings = settings;
        this.code = code;
        this.api = api;
        orders = new OrderLook(settings, api);
    }

    private Merchant merchant() {
        return new Merchant(settings.appid(), settings.mchid());
    }

    @Override
    public Answer pay(Deed deed) {
        String number = deed.number().text();
        byte[] body = CodePay.body(
                merchant(),
                settings.description(deed),
                number,
                deed.secrets().need(NoteKey.PAY_CODE),
                deed.fen(Part.CASH),
                code.place());
        return api.post("codepay", number, CodePay.TARGET, body);
    }

    @Override
    public Payment paid(Deed deed, byte[] said) {
        return CodePay.read(said, merchant(), deed.number().text());
    }

    @Override
    public Outcome<Payment> look(Deed start) {
        return orders.look(start);
    }

    @Override
    public Outcome<Closed> takeBack(Deed start) {
        String number = start.number().text();
        return api.post("reverse", number, CodeReverse.target(number), CodeReverse.body(merchant()))
                .toldOf(yes -> Outcome.succeeded(Closed.byClose()), Answer.No::unknown);
    }
}

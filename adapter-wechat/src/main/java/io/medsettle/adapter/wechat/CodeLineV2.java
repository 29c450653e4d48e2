package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.Micropay;
import io.medsettle.adapter.wechat.wire.Payment;
import io.medsettle.adapter.wechat.wire.XmlPage;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import java.util.Map;

/**
 * Codes over the older interface (v2 付款码), wechat §6.10. Taking back goes over a connection that shows the merchant's
 * certificate; where it answers {@code recall=Y} it is asked for again later.
 */
final class CodeLineV2 implements CodeLine {
    private final WechatSettings settings;
    private final CodePaySettings code;
    private final OlderLine line;
    private final Exchange exchange;
    private final Exchange withCertificate;

    CodeLineV2(
            WechatSettings settings,
            CodePaySettings code,
            OlderLine line,
            Exchange exchange,
            Exchange withCertificate) {
        this.settings = settings;
        this.code = code;
        this.line = line;
        this.exchange = exchange;
        this.withCertificate = withCertificate;
    }

    @Override
    public Answer pay(Deed deed) {
        String number = deed.number().text();
        Map<String, String> page = Micropay.pay(
                settings.description(deed),
                number,
                new Secret(deed.secrets().need(NoteKey.PAY_CODE)),
                deed.fen(Part.CASH),
                code.place());
        return line.post(exchange, "micropay", number, Micropay.PAY, page);
    }

    @Override
    public Payment paid(Deed deed, byte[] said) {
        return Micropay.paid(XmlPage.read(said));
    }

    @Override
    public Outcome<Payment> look(Deed start) {
        String number = start.number().text();
        return line.post(exchange, "orderquery", number, Micropay.QUERY, Micropay.order(number))
                .toldOf(
                        said -> OrderLook.ours(start, Micropay.queried(XmlPage.read(said)), settings.mchid()),
                        no -> no.code().equals("ORDERNOTEXIST")
                                ? Outcome.unknown(Doubt.NOT_FOUND, no.words())
                                : no.unknown());
    }

    @Override
    public Outcome<Closed> takeBack(Deed start) {
        String number = start.number().text();
        return line.post(withCertificate, "secapi-reverse", number, Micropay.REVERSE, Micropay.order(number))
                .toldOf(
                        said -> XmlPage.read(said).getOrDefault("recall", "N").equals("Y")
                                ? Outcome.unknown(Doubt.STILL_WORKING, "撤销未完成, 需再次调用")
                                : Outcome.succeeded(Closed.byClose()),
                        Answer.No::unknown);
    }
}

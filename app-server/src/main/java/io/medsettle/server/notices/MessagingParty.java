package io.medsettle.server.notices;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.notice.Notice;
import io.medsettle.ports.notice.NoticeSender;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.notices.Messengers.Way;
import java.util.Optional;

/**
 * Tells whoever paid, in the channel where they paid, what came of a round (挂号、缴费、预交金、退费提醒); wechat §10, alipay §6. Which
 * channel is told by the order, the addressee lies sealed with it. Safe to share between threads.
 */
public final class MessagingParty implements Counterparty {
    private final Messengers messengers;
    private final NoticeWords words;

    /** @param hospital its name as patients know it */
    public MessagingParty(Messengers messengers, String hospital) {
        this.messengers = messengers;
        this.words = new NoticeWords(hospital);
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        NoticeKind kind = NoticeKind.of(deed);
        Outcome<String> said = way(deed).then(way -> way.sender()
                .send(new Notice(deed.number(), kind.template(), way.to(), words.of(kind, deed))));
        tellPayer(kind, deed);
        return said.map(number -> new Started.Done(Receipt.of(number, Parts.NONE, deed.intendedAt())));
    }

    /** Where the patient paid; somebody of whom nothing was asked is told in WeChat or on the phone. */
    private Outcome<Way> way(Deed deed) {
        String channel = deed.notes().get(NoteKey.CHANNEL);
        Secret payer = new Secret(deed.secrets().get(NoteKey.PAYER_ID));
        Optional<NoticeSender> sender = messengers.to(channel);
        if (sender.isPresent() && !payer.isEmpty()) {
            return Outcome.succeeded(new Way(channel, sender.get(), payer));
        }
        Secret openid = NoticeWords.credit(deed) ? payer : new Secret("");
        return messengers
                .way(openid, new Secret(deed.secrets().get(NoteKey.MOBILE)))
                .map(Outcome::succeeded)
                .orElseGet(() -> Outcome.neverSent(sender.isPresent() ? "不知道付款人在渠道的标识" : "渠道 " + channel + " 没有接入消息"));
    }

    /** A relative's copy (亲情付): what becomes of it is kept on the wire, and counts for nothing else. */
    private void tellPayer(NoticeKind kind, Deed deed) {
        Secret mobile = new Secret(deed.secrets().get(NoteKey.PAYER_MOBILE));
        if (deed.notes().get(NoteKey.FAMILY_PAY).equals("1") && !mobile.isEmpty()) {
            messengers.way(new Secret(""), mobile).ifPresent(way -> way.sender()
                    .send(new Notice(
                            payersNumber(deed.number()), kind.payersTemplate(), way.to(), words.forPayer(kind, deed))));
        }
    }

    private static RequestNo payersNumber(RequestNo number) {
        String text = number.text();
        return new RequestNo(text.length() < 20 ? text + "P" : "P" + text.substring(1));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Outcome.unknown(Doubt.NO_ANSWER, "消息是否送达无法查询, 不会重发");
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Outcome.succeeded(Closed.byClose());
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return Outcome.neverSent("消息没有退回");
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return Outcome.neverSent("消息没有退回");
    }
}

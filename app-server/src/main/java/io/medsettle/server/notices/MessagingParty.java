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
import io.medsettle.ports.value.Secret;
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
        String channel = deed.notes().get(NoteKey.CHANNEL);
        Optional<NoticeSender> sender = messengers.to(channel);
        if (sender.isEmpty()) {
            return Outcome.neverSent("渠道 " + channel + " 没有接入消息");
        }
        Optional<Secret> to = deed.secrets().find(NoteKey.PAYER_ID).filter(id -> !id.isEmpty());
        if (to.isEmpty()) {
            return Outcome.neverSent("不知道付款人在渠道的标识");
        }
        NoticeKind kind = NoticeKind.of(deed);
        return sender.get()
                .send(new Notice(deed.number(), kind.template(), to.get(), words.of(kind, deed)))
                .map(number -> new Started.Done(Receipt.of(number, Parts.NONE, deed.intendedAt())));
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

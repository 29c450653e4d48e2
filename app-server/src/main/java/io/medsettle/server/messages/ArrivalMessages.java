package io.medsettle.server.messages;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.Order;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.credit.RefundNews;
import io.medsettle.server.notices.Messengers;
import jakarta.inject.Singleton;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Tells whoever paid by credit that a refund which was only taken on at first has arrived (退款到账), credit-gz §12; one that
 * arrived at once is told by its round. The refund's own number makes it one message for ever. Safe to share between threads.
 */
@Singleton
final class ArrivalMessages implements RefundNews {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu年MM月dd日 HH:mm", Locale.ROOT);

    private final HistoryStore histories;
    private final Outbox outbox;
    private final Messengers messengers;
    private final String hospital;

    ArrivalMessages(HistoryStore histories, Outbox outbox, Messengers messengers, GatewaySettings gateway) {
        this.histories = histories;
        this.outbox = outbox;
        this.messengers = messengers;
        this.hospital = gateway.orgName();
    }

    @Override
    public void arrived(Deed reversal, Returned returned) {
        if (messengers.none() || !takenOnBefore(reversal)) {
            return;
        }
        Fields words = words(returned);
        Secret openid = new Secret(reversal.secrets().get(NoteKey.PAYER_ID));
        Secret mobile = new Secret(reversal.secrets().get(NoteKey.MOBILE));
        if (!openid.isEmpty() || !mobile.isEmpty()) {
            leave(
                    reversal,
                    "refund-arrived",
                    openid,
                    mobile,
                    words.with("how", "信用无感支付").with("where", "款项已退回原支付账户"));
        }
        Secret relative = new Secret(reversal.secrets().get(NoteKey.PAYER_MOBILE));
        if (reversal.notes().get(NoteKey.FAMILY_PAY).equals("1") && !relative.isEmpty()) {
            leave(reversal, "payer-refund-arrived", new Secret(""), relative, words.with("how", "亲情付"));
        }
    }

    private boolean takenOnBefore(Deed reversal) {
        Order order = Order.tell(reversal.order(), histories.read(reversal.order()));
        return order.round(reversal.round())
                .deed(reversal.name())
                .filter(d -> d.status() == DeedStatus.ACCEPTED)
                .isPresent();
    }

    private Fields words(Returned returned) {
        return Fields.of("title", "退款到账")
                .with("hospital", hospital)
                .with("amount", new Money(returned.parts().total()).yuan() + "元")
                .with("time", TIME.format(returned.farTime().atZone(BusinessDay.ZONE)));
    }

    private void leave(Deed reversal, String kind, Secret openid, Secret mobile, Fields words) {
        String number = kind + "/" + reversal.number().text();
        outbox.leave(new Message(number, kind, openid, mobile, words));
    }
}

package io.medsettle.server.messages;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;

/**
 * A message to somebody. Prints neither addressee nor words.
 *
 * @param number permanent: the same number is one message, ≤160
 * @param kind the template's name: unpaid, stop-clinic, pick-up, report, declined, contract, refund-arrived, payer-refund-arrived
 * @param openid empty if unknown
 * @param mobile empty if unknown
 * @param words nothing medical stands in them
 */
public record Message(String number, String kind, Secret openid, Secret mobile, Fields words) {
    Secret text() {
        return new Secret(Fields.of("openid", openid.reveal())
                .with("mobile", mobile.reveal())
                .and(words.behind("words."))
                .text());
    }

    static Message ofText(String number, String kind, Secret text) {
        Fields f = Fields.ofText(text.reveal());
        return new Message(number, kind, new Secret(f.get("openid")), new Secret(f.get("mobile")), f.under("words."));
    }

    @Override
    public String toString() {
        return "Message[" + kind + "]";
    }
}

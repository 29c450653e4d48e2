package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.Payment;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome;

/** The two interfaces over which a code can be paid; what their answers mean for a deed is {@link CodeLeg}'s. */
interface CodeLine {
    Answer pay(Deed deed);

    /** What a yes says. */
    Payment paid(Deed deed, byte[] said);

    Outcome<Payment> look(Deed start);

    /** Asks for it to be taken back; a yes proves nothing. */
    Outcome<Closed> takeBack(Deed start);
}

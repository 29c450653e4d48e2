package io.medsettle.adapter.alipay;

import io.medsettle.fixtures.party.ChannelDeeds;
import io.medsettle.fixtures.party.Retold;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secrets;
import java.util.List;

/** Deeds as the core writes them for Alipay. */
final class Deeds extends ChannelDeeds {
    static final Party ALIPAY = new Party("alipay");
    private static final Fields AT_THE_WINDOW =
            Fields.of(NoteKey.TERMINAL, "W01").with(NoteKey.OPERATOR, "C07");

    private Deeds() {}

    static Secrets patient() {
        return insured()
                .with(NoteKey.USER_TOKEN, "authusrB0000000000000000000000000000X02")
                .with(NoteKey.MEDICAL_CARD, "CARD0001")
                .with(NoteKey.MEDICAL_CARD_ISSUER, "NATHSA");
    }

    static Deed cash(String number, long fen) {
        return cash(ALIPAY, Act.CASH, number, fen, Fields.NONE, patient());
    }

    static Deed shown(String number, long fen) {
        return cash(ALIPAY, Act.QR_PAY, number, fen, AT_THE_WINDOW, Secrets.NONE);
    }

    static Deed scanned(String number, long fen, String code) {
        return cash(ALIPAY, Act.CODE_PAY, number, fen, AT_THE_WINDOW, Secrets.NONE.with(NoteKey.PAY_CODE, code));
    }

    static Deed mixed(String number, Leg... legs) {
        return deed(ALIPAY, "cashier", Act.MIXED, number, Parts.NONE, ALL, notes(), patient(), List.of(legs));
    }

    /** What its own hand-off told is known from then on. */
    static Deed knowing(Deed d, Fields notes) {
        return Retold.knowing(d, notes, Secrets.NONE);
    }

    static Leg cashLeg(String number, Standing standing, long fen, String tradeNo) {
        return cashLeg(ALIPAY, number, standing, fen, Fields.of(NoteKey.TRADE_NO, tradeNo));
    }
}

package io.medsettle.adapter.wechat;

import io.medsettle.fixtures.party.ChannelDeeds;
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

/** Deeds as the core writes them for WeChat. */
final class Deeds extends ChannelDeeds {
    static final Party WECHAT = new Party("wechat");

    private Deeds() {}

    static Deed deed(
            String name,
            String act,
            String number,
            Parts parts,
            Parts expected,
            Fields notes,
            Secrets secrets,
            List<Leg> legs) {
        return deed(WECHAT, name, act, number, parts, expected, notes, secrets, legs);
    }

    static Secrets patient() {
        return insured();
    }

    static Deed cash(String number, long fen) {
        return cash(WECHAT, Act.CASH, number, fen, Fields.NONE, patient());
    }

    static Deed qr(String number, long fen) {
        return cash(WECHAT, Act.QR_PAY, number, fen, Fields.NONE, Secrets.NONE);
    }

    /** By a code in the patient's phone. */
    static Deed code(String number, long fen, String payCode) {
        return cash(WECHAT, Act.CODE_PAY, number, fen, Fields.NONE, Secrets.NONE.with(NoteKey.PAY_CODE, payCode));
    }

    static Deed mixed(String number, Leg... legs) {
        return deed("cashier", Act.MIXED, number, Parts.NONE, ALL, notes(), patient(), List.of(legs));
    }

    static Leg cashLeg(String number, Standing standing, long fen, String prepayId) {
        return cashLeg(WECHAT, number, standing, fen, Fields.of(NoteKey.PREPAY_ID, prepayId));
    }

    static Leg cashierLeg(String number, Standing standing) {
        return leg("cashier", Act.MIXED, WECHAT, number, standing, Parts.NONE, "", Fields.NONE);
    }
}

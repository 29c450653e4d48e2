package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Profile;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;

/** A refund as the platform is to see it (退费), credit-gz §6.3. Made of the deed alone, so that a repeat says the same. */
final class RefundValues {
    private final Profile profile;

    RefundValues(Profile profile) {
        this.profile = profile;
    }

    /** @param before what earlier refunds of the same payment have given back, fen */
    Values of(Deed deed, long before) {
        Deed.Original original = deed.needOriginal();
        long fen = deed.fen(Part.CASH);
        long account = account(deed, fen, before);
        return Values.NONE
                .with("refund.no", deed.number().text())
                .with("refund.type", type(deed))
                .with("refund.amount", fen)
                .with("refund.cash", fen - account)
                .with("refund.account", account)
                .with(
                        "refund.hisRefundNo",
                        OrderValues.first(
                                deed.notes().get(NoteKey.HIS_REFUND_NO),
                                deed.number().text()))
                .with("refund.reason", deed.reason())
                .with("refund.time", deed.intendedAt().toString())
                .with("refund.reversalSetlId", insurersReversal(deed))
                .with("original.orderNo", original.deed().number().text())
                .with("original.platformNo", original.receipt().farNumber())
                .with("original.setlId", original.deed().notes().get(NoteKey.SETL_ID))
                .with("order.bizType", OrderValues.business(original.deed()))
                .with("order.operator", deed.notes().get(NoteKey.OPERATOR))
                .with("patient.class", original.deed().notes().get(NoteKey.INSURANCE_CLASS));
    }

    /** Of the whole amount what the personal account had given, 0 where it gave nothing. */
    static long accountOf(Deed.Original original) {
        String told = original.receipt().notes().get(NoteKey.CREDIT_ACCOUNT);
        return told.isEmpty() ? 0 : Long.parseLong(told);
    }

    static boolean whole(Deed deed) {
        return deed.fen(Part.CASH) == deed.needOriginal().receipt().parts().get(Part.CASH);
    }

    private long account(Deed deed, long fen, long before) {
        Deed.Original original = deed.needOriginal();
        long fromAccount = accountOf(original);
        long fromCash = original.receipt().parts().get(Part.CASH) - fromAccount;
        if (profile.cashFirst()) {
            long cashLeft = Math.max(0, fromCash - before);
            return Math.max(0, fen - cashLeft);
        }
        long accountLeft = Math.max(0, fromAccount - before);
        return Math.min(fen, accountLeft);
    }

    /** 冲正 is for what is taken back whole in its own round on its own day; it never stood in HIS. */
    private String type(Deed deed) {
        Deed.Original original = deed.needOriginal();
        boolean sameDay = BusinessDay.of(original.receipt().farTime()).equals(BusinessDay.of(deed.intendedAt()));
        boolean sameRound = original.deed().round() == deed.round();
        if (profile.reversals() && sameDay && sameRound && whole(deed)) {
            return "REVERSAL";
        }
        return whole(deed) ? "FULL" : "PARTIAL";
    }

    private static String insurersReversal(Deed deed) {
        return deed.leg(Act.SETTLE)
                .or(() -> deed.leg(Act.STAY_SETTLE))
                .filter(leg -> leg.standing() == Leg.Standing.RETURNED)
                .map(Leg::farNumber)
                .orElse("");
    }

    /** What is asked about a refund, credit-gz §6.4. */
    static Values question(Deed deed, BusinessDay day) {
        return Values.NONE
                .with("query.type", "REFUND")
                .with("query.day", day.text())
                .with("refund.no", deed.number().text())
                .with("refund.amount", deed.fen(Part.CASH))
                .with("order.bizType", OrderValues.business(deed.needOriginal().deed()));
    }
}

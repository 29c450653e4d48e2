package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import java.util.Optional;

/** Under which numbers HIS knows what a deed is about. */
final class Numbers {
    private Numbers() {}

    /** gatewayOrderNo: one for hold, recheck, write-back and release; the write-back's. */
    static String order(Deed deed) {
        Family family = Family.of(deed.act());
        if (deed.original().isPresent()) {
            return deed.needOriginal().deed().number().text();
        }
        if (deed.act().equals(family.writeBack())) {
            return deed.number().text();
        }
        Optional<String> ofRound = family.comesBefore(deed.act()) ? ofRound(deed, family) : Optional.empty();
        return ofRound.or(() -> deed.notes().find(family.numberNote())).orElseGet(() -> writeBack(deed, family));
    }

    /** gatewayOrderNo of the bill or registration whose insurance HIS itself settles. */
    static String insured(Deed deed) {
        return ofRound(deed, Family.VISIT)
                .or(() -> ofRound(deed, Family.REGISTRATION))
                .or(() -> deed.notes().find(Family.VISIT.numberNote()))
                .orElseThrow(() -> new IllegalStateException("nobody told HIS's number of the bill"));
    }

    /**
     * gatewayOrderNo of what is charged anew in a round that takes an older charge back: that of its own
     * write-back.
     */
    static String anew(Deed deed) {
        if (deed.act().equals(Act.WRITE_BACK)) {
            return deed.number().text();
        }
        return deed.legs().stream()
                .filter(leg -> leg.act().equals(Act.WRITE_BACK))
                .reduce((first, last) -> last)
                .map(leg -> leg.number().text())
                .orElseThrow(() -> new IllegalStateException("a remainder that is never written down"));
    }

    /** gatewayRefundNo: one for permit and red receipt; the red receipt's. */
    static String refund(Deed deed) {
        Family family = Family.of(deed.act());
        return deed.act().equals(family.writeBack()) ? deed.number().text() : writeBack(deed, family);
    }

    /** What is charged, as HIS calls it: its order, and for a deposit the stay. */
    static String hisOrder(Deed deed) {
        return deed.notes().need(Family.of(deed.act()).hisOrderNote());
    }

    /**
     * hisRefundNo: the permit of this round, else the one with which HIS asked for the refund itself. A stay has many
     * refunds in one order, so that there an older permit is not taken for this round's.
     */
    static Optional<String> permit(Deed deed) {
        Family family = Family.of(deed.act());
        Optional<String> ofRound = deed.leg(family.permit())
                .map(leg -> leg.notes().find(NoteKey.HIS_REFUND_NO).orElse(leg.farNumber()));
        boolean one = family == Family.VISIT
                || family == Family.REGISTRATION
                || deed.notes().has(NoteKey.HIS_ASKED);
        return ofRound.filter(no -> !no.isEmpty())
                .or(() -> one ? deed.notes().find(NoteKey.HIS_REFUND_NO) : Optional.empty());
    }

    private static Optional<String> ofRound(Deed deed, Family family) {
        return deed.leg(family.writeBack()).map(leg -> leg.number().text());
    }

    private static String writeBack(Deed deed, Family family) {
        return ofRound(deed, family).orElse(deed.number().text());
    }

    /** The insurer's number of the visit: told so far, else by the registration of the stay itself. */
    static String visit(Deed deed) {
        return deed.notes()
                .find(NoteKey.MDTRT_ID)
                .or(() -> deed.leg(Act.ADMIT).map(Leg::farNumber).filter(no -> !no.isEmpty()))
                .orElseThrow(() -> new IllegalStateException("nobody told the insurer's number of the stay"));
    }

    /** Whether HIS gave a number that can stand in a path. */
    static boolean usable(String id) {
        return id.length() <= 64 && !id.isBlank() && !id.equals(".") && !id.equals("..");
    }
}

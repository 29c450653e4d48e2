package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.RequestNo;
import java.util.Optional;

/** Under which numbers HIS knows what a deed is about. */
final class Numbers {
    private Numbers() {}

    /** gatewayOrderNo: one for freeze, recheck, write-back and release; the write-back's. */
    static String order(Deed deed) {
        if (deed.original().isPresent()) {
            return deed.needOriginal().deed().number().text();
        }
        if (deed.act().equals(Act.WRITE_BACK)) {
            return deed.number().text();
        }
        return deed.notes().find(HisNotes.GATEWAY_ORDER_NO).orElseGet(() -> writeBack(deed));
    }

    /** gatewayRefundNo: one for permit and red receipt; the red receipt's. */
    static String refund(Deed deed) {
        return deed.act().equals(Act.WRITE_BACK) ? deed.number().text() : writeBack(deed);
    }

    /** hisRefundNo: the permit of this round, else the one with which HIS asked for the refund itself. */
    static Optional<String> permit(Deed deed) {
        Optional<String> ofRound = deed.leg(Act.PERMIT)
                .map(leg -> leg.notes().find(NoteKey.HIS_REFUND_NO).orElse(leg.farNumber()));
        return ofRound.filter(no -> !no.isEmpty()).or(() -> deed.notes().find(NoteKey.HIS_REFUND_NO));
    }

    private static String writeBack(Deed deed) {
        RequestNo number = deed.leg(Act.WRITE_BACK).map(leg -> leg.number()).orElse(deed.number());
        return number.text();
    }

    /** Whether HIS gave a number that can stand in a path. */
    static boolean usable(String id) {
        return id.length() <= 64 && !id.isBlank() && !id.equals(".") && !id.equals("..");
    }
}

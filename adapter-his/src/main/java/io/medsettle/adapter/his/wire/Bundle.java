package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Secrets;

/** O05: the fee sheet of a charge order, a registration's too. */
final class Bundle {
    private final Line line;

    Bundle(Line line) {
        this.line = line;
    }

    /** Whether nothing is needed of the insurer: the entry says so. */
    static boolean selfPaid(Deed deed) {
        return deed.notes().get(NoteKey.ENTRY).endsWith("self-pay");
    }

    /** The sheet as a secret; the order as it was held, or a doubt. */
    Outcome<Secrets> of(String number, String hisOrderId, long version, Money total) {
        Call call = Call.post("O05", O05Bundle.path(hisOrderId), number, new O05Bundle.Request(version));
        return line.send(call, O05Bundle.Answer.class).then(bundle -> {
            if (!bundle.hisOrderId().equals(hisOrderId)
                    || bundle.version() != version
                    || !bundle.total().equals(total)) {
                return Line.doubt(call, "与锁单不符: 收费单、版本或总额");
            }
            try {
                return Outcome.succeeded(
                        Secrets.NONE.with(NoteKey.FEE_SHEET, Sheets.of(bundle).text()));
            } catch (NumberFormatException e) {
                return Line.doubt(call, "明细的数量或单价不是数字");
            }
        });
    }
}

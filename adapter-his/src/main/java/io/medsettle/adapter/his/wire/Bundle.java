package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Secrets;
import java.util.List;

/** O05: the fee sheet of a charge order, a registration's too. */
final class Bundle {
    private static final List<String> INSURANCE = List.of(Act.ORDER, Act.TRIAL, Act.SETTLE);

    private final Line line;

    Bundle(Line line) {
        this.line = line;
    }

    /** Whether the round prices or settles with an insurer, who then needs the sheet. */
    static boolean wanted(Deed deed) {
        return INSURANCE.stream().anyMatch(act -> deed.leg(act).isPresent());
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

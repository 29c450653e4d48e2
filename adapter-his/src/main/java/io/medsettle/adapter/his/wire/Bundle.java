package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.regex.Pattern;

/** O05: the fee sheet of a charge order, a registration's too. */
final class Bundle {
    private static final List<String> INSURANCE = List.of(Act.ORDER, Act.TRIAL, Act.SETTLE);
    private static final Pattern ID = Pattern.compile("[0-9]{17}[0-9Xx]");

    private final Line line;

    Bundle(Line line) {
        this.line = line;
    }

    /** Whether the round prices or settles with an insurer, who then needs the sheet. */
    static boolean wanted(Deed deed) {
        return INSURANCE.stream().anyMatch(act -> deed.leg(act).isPresent());
    }

    /** The sheet as a secret, a no if it is of another person; the order as it was held, or a doubt. */
    Outcome<Secrets> of(Deed deed, String number, String hisOrderId, long version, Money total) {
        Call call = Call.post("O05", O05Bundle.path(hisOrderId), number, new O05Bundle.Request(version));
        return line.send(call, O05Bundle.Answer.class).then(bundle -> {
            if (!bundle.hisOrderId().equals(hisOrderId)
                    || bundle.version() != version
                    || !bundle.total().equals(total)) {
                return Line.doubt(call, "与锁单不符: 收费单、版本或总额");
            }
            if (another(deed.secrets().get(NoteKey.CERT_NO), bundle.encounter().certNo())) {
                return Outcome.declined("NOT_THEIRS", "HIS 收费单的患者与所出示的身份不是同一人", Advice.WINDOW_ONLY);
            }
            try {
                return Outcome.succeeded(
                        Secrets.NONE.with(NoteKey.FEE_SHEET, Sheets.of(bundle).text()));
            } catch (NumberFormatException e) {
                return Line.doubt(call, "明细的数量或单价不是数字");
            }
        });
    }

    /** Only two whole ID numbers tell two people apart: archives know other documents too, and keep some masked. */
    private static boolean another(String shown, String told) {
        return ID.matcher(shown).matches() && ID.matcher(told).matches() && !shown.equalsIgnoreCase(told);
    }
}

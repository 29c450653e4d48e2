package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Secret;
import java.util.List;
import java.util.Optional;

/** The fee sheet that the freeze told. */
final class Sheets {
    private Sheets() {}

    static Outcome<FeeSheet> of(Deed deed) {
        Optional<Secret> text = deed.secrets().find(NoteKey.FEE_SHEET);
        if (text.isEmpty()) {
            return Outcome.neverSent("没有就诊与费用明细");
        }
        try {
            return Outcome.succeeded(FeeSheet.ofText(text.get().reveal()));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Outcome.neverSent("就诊与费用明细无法读取");
        }
    }

    static String medType(Deed deed, FeeSheet sheet) {
        return Lookup.orElse(
                deed.notes().get(NoteKey.MED_TYPE), sheet.encounter().medType());
    }

    /** When the visit began; where HIS does not say, the day of the order, which no repeat changes. */
    static String begun(Deed deed, FeeSheet sheet) {
        String day = deed.order().text();
        String opened = day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6, 8) + " 00:00:00";
        return Lookup.orElse(sheet.encounter().begunAt(), opened);
    }

    /** The whole bill, fen: what HIS froze, else the lines, else what the round expects. */
    static long total(Deed deed, FeeSheet sheet) {
        for (String act : List.of(Act.FREEZE, Act.FREEZE_STAY, Act.REGISTER)) {
            long frozen = deed.leg(act).map(l -> l.parts().get(Part.WHOLE)).orElse(0L);
            if (frozen > 0) {
                return frozen;
            }
        }
        long lines = sheet.total().fen();
        long whole = deed.expected().get(Part.WHOLE);
        return lines > 0 ? lines : whole > 0 ? whole : deed.expected().total();
    }
}

package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import java.time.Instant;
import java.util.Optional;

/**
 * Cash that stays with the hospital when a charge is taken back whole and what remains is charged anew (部分退费重结): the
 * red receipt gives it back on paper, the new charge takes it again, and it is still the patient's first payment.
 */
final class Carried {
    private Carried() {}

    /** Whether this round takes a charge back and charges what remains of it. */
    static boolean anew(Deed deed) {
        return deed.leg(Act.REMAINDER)
                .filter(leg -> leg.standing() == Leg.Standing.TAKEN)
                .isPresent();
    }

    /** At the red receipt: of the cash that the old charge names, what this round does not give back. */
    static Optional<Leg> fromOld(Deed reversal) {
        if (!anew(reversal)) {
            return Optional.empty();
        }
        long gone = reversal.legs().stream()
                .filter(leg -> leg.standing() == Leg.Standing.RETURNED)
                .mapToLong(leg -> leg.parts().get(Part.CASH))
                .sum();
        return reversal.needOriginal().deed().legs().stream()
                .filter(leg ->
                        leg.standing() == Leg.Standing.TAKEN && leg.parts().get(Part.CASH) > gone)
                .findFirst()
                .map(leg -> stays(leg, leg.parts().get(Part.CASH) - gone));
    }

    private static Leg stays(Leg paid, long fen) {
        return new Leg(
                paid.name(),
                paid.act(),
                paid.party(),
                paid.number(),
                Leg.Standing.TAKEN,
                Parts.of(Part.CASH, fen),
                paid.farNumber(),
                paid.farTime(),
                paid.notes());
    }

    /** What the red receipt leaves for the new charge to know. */
    static Fields notes(Leg leg) {
        return Fields.of(HisNotes.CARRIED_FEN, Long.toString(leg.parts().get(Part.CASH)))
                .with(HisNotes.CARRIED_PARTY, leg.party().name())
                .with(HisNotes.CARRIED_NUMBER, leg.number().text())
                .with(HisNotes.CARRIED_FAR_NUMBER, leg.farNumber())
                .with(HisNotes.CARRIED_AT, leg.farTime().map(Instant::toString).orElse(""));
    }

    /** At the new charge: the cash that the red receipt has left for it. */
    static Optional<Leg> intoNew(Deed deed) {
        Fields notes = deed.notes();
        if (!anew(deed) || !notes.has(HisNotes.CARRIED_FEN)) {
            return Optional.empty();
        }
        return Optional.of(new Leg(
                "carried",
                Act.CASH,
                new Party(notes.need(HisNotes.CARRIED_PARTY)),
                new RequestNo(notes.need(HisNotes.CARRIED_NUMBER)),
                Leg.Standing.TAKEN,
                Parts.of(Part.CASH, Long.parseLong(notes.need(HisNotes.CARRIED_FEN))),
                notes.get(HisNotes.CARRIED_FAR_NUMBER),
                notes.find(HisNotes.CARRIED_AT).map(Instant::parse),
                Fields.NONE));
    }
}

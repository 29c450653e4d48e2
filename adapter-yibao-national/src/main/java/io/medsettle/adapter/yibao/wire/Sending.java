package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.identity.CardIdentity;
import io.medsettle.ports.value.Secrets;

/**
 * Under which numbers a transaction goes out.
 *
 * @param number the deed's permanent number, for the wire log
 * @param transmission msgid kept with the intent, "" for a fresh one
 * @param admdvs insured place, "" = local
 * @param bound whether it may go out under this transmission only, because 2601 would look for it by that number
 * @param seen what the card reader saw ({@link CardIdentity#CARRIED_BASICS}, {@link CardIdentity#CARRIED_PROOF}), for the
 *     dialects that want it
 * @param noSense whether nobody shows a card or a code (无感), so that the region's mark is added
 */
record Sending(String number, String transmission, String admdvs, boolean bound, Secrets seen, boolean noSense) {
    Sending(String number, String transmission, String admdvs) {
        this(number, transmission, admdvs, false, Secrets.NONE, false);
    }

    /** A deed's own transmission. */
    static Sending of(Deed deed, String admdvs) {
        boolean noSense = noSense(deed);
        Secrets seen = noSense ? Secrets.NONE : deed.secrets();
        return new Sending(deed.number().text(), deed.transmission(), admdvs, false, seen, noSense);
    }

    /** Something beside the deed's own transmission, under a message number of its own. */
    static Sending beside(Deed deed, String admdvs) {
        return new Sending(deed.number().text(), "", admdvs, false, Secrets.NONE, noSense(deed));
    }

    /** Whether nobody shows a card or a code: as the order says, or as what is reversed was done. */
    static boolean noSense(Deed deed) {
        return deed.original()
                .map(Deed.Original::deed)
                .orElse(deed)
                .notes()
                .get(NoteKey.NO_SENSE)
                .equals("1");
    }

    /** The same, which 2601 would look for by its number. */
    Sending undoable() {
        return new Sending(number, transmission, admdvs, true, seen, noSense);
    }

    /** A question beside the deed's own transmission. */
    Sending fresh() {
        return new Sending(number, "", admdvs, false, seen, noSense);
    }

    Sending from(String place) {
        return new Sending(number, transmission, place, bound, seen, noSense);
    }
}

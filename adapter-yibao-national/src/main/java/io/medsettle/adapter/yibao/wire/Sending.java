package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Deed;
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
 */
record Sending(String number, String transmission, String admdvs, boolean bound, Secrets seen) {
    Sending(String number, String transmission, String admdvs) {
        this(number, transmission, admdvs, false, Secrets.NONE);
    }

    /** A deed's own transmission. */
    static Sending of(Deed deed, String admdvs) {
        return new Sending(deed.number().text(), deed.transmission(), admdvs, false, deed.secrets());
    }

    /** The same, which 2601 would look for by its number. */
    Sending undoable() {
        return new Sending(number, transmission, admdvs, true, seen);
    }

    /** A question beside the deed's own transmission. */
    Sending fresh() {
        return new Sending(number, "", admdvs, false, seen);
    }

    Sending from(String place) {
        return new Sending(number, transmission, place, bound, seen);
    }
}

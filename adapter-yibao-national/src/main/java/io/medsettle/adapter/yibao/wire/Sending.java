package io.medsettle.adapter.yibao.wire;

/**
 * Under which numbers a transaction goes out.
 *
 * @param number the deed's permanent number, for the wire log
 * @param transmission msgid kept with the intent, "" for a fresh one
 * @param admdvs insured place, "" = local
 * @param bound whether it may go out under this transmission only, because 2601 would look for it by that number
 */
record Sending(String number, String transmission, String admdvs, boolean bound) {
    Sending(String number, String transmission, String admdvs) {
        this(number, transmission, admdvs, false);
    }

    /** A question beside the deed's own transmission. */
    Sending fresh() {
        return new Sending(number, "", admdvs);
    }

    Sending from(String place) {
        return new Sending(number, transmission, place, bound);
    }
}

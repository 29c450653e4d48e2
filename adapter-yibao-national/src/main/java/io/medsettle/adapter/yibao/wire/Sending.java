package io.medsettle.adapter.yibao.wire;

/**
 * Under which numbers a transaction goes out.
 *
 * @param number the deed's permanent number, for the wire log
 * @param transmission msgid kept with the intent, "" for a fresh one
 * @param admdvs insured place, "" = local
 */
record Sending(String number, String transmission, String admdvs) {
    /** A question beside the deed's own transmission. */
    Sending fresh() {
        return new Sending(number, "", admdvs);
    }

    Sending from(String place) {
        return new Sending(number, transmission, place);
    }
}

package io.medsettle.ports.counterparty;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;

/**
 * A far side's yes (回执).
 *
 * @param farNumber its own number, "" if it gives none
 * @param parts money: what it took, fen by part. A trace that tells a price tells it here (WHOLE)
 * @param seen what it reports about all purses of the round, where it does (a mixed cashier, HIS); else empty
 * @param farTime its own time; the bill day follows from it
 * @param notes plain things that later deeds or reconciliation need
 * @param secrets secret things that later deeds need
 */
public record Receipt(String farNumber, Parts parts, Parts seen, Instant farTime, Fields notes, Secrets secrets) {
    /** A yes about money, with nothing else to say. */
    public static Receipt of(String farNumber, Parts parts, Instant farTime) {
        return new Receipt(farNumber, parts, Parts.NONE, farTime, Fields.NONE, Secrets.NONE);
    }

    public Receipt noting(Fields more) {
        return new Receipt(farNumber, parts, seen, farTime, notes.and(more), secrets);
    }

    public Receipt hiding(Secrets more) {
        return new Receipt(farNumber, parts, seen, farTime, notes, secrets.and(more));
    }

    public Receipt seeing(Parts all) {
        return new Receipt(farNumber, parts, all, farTime, notes, secrets);
    }
}

package io.medsettle.core.desk;

import io.medsettle.ports.counterparty.Admission;
import io.medsettle.ports.store.Agenda;
import io.medsettle.ports.store.HistoryStore;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Everything a desk needs from outside.
 *
 * @param clock wall clock; the same on all nodes within the patience's margin
 * @param nanos a clock that never jumps, for the moment after which bytes may not leave
 * @param chance for numbers and page ids; must be unpredictable in production
 * @param incarnation which life of the database this is, 0 to 35
 * @param joinPages whether the page that books an outcome also carries the next intent (fewer commits); both ways are
 *     right
 */
public record Surroundings(
        HistoryStore histories,
        Agenda agenda,
        Counterparties counterparties,
        Admission admission,
        InstantSource clock,
        LongSupplier nanos,
        RandomGenerator chance,
        int incarnation,
        Patience patience,
        boolean joinPages) {
    String pageId() {
        return Long.toString(chance.nextLong() & Long.MAX_VALUE, 36);
    }
}

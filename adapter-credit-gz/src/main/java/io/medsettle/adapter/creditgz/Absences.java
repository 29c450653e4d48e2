package io.medsettle.adapter.creditgz;

import io.medsettle.ports.counterparty.Deed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a platform's not knowing a number counts, credit-gz §6.4: only so long after the last sending, and only so long after
 * it was seen or counted before. The first sight of a number only starts the clock, so that counts of one process always span the
 * spacing; who forgets starts the clock anew and counts later, never sooner. Safe to share between threads.
 */
final class Absences {
    private static final int REMEMBERED = 10_000;

    private final CreditAbsence rule;
    private final InstantSource clock;
    private final Map<String, Instant> counted = new LinkedHashMap<>();

    Absences(CreditAbsence rule, InstantSource clock) {
        this.rule = rule;
        this.clock = clock;
    }

    boolean counts(Deed deed) {
        Instant now = clock.instant();
        if (now.isBefore(Serials.sent(deed).plus(rule.age()))) {
            return false;
        }
        synchronized (counted) {
            Instant last = counted.get(deed.number().text());
            if (last != null && now.isBefore(last.plus(rule.spacing()))) {
                return false;
            }
            counted.put(deed.number().text(), now);
            if (counted.size() > REMEMBERED) {
                counted.remove(counted.keySet().iterator().next());
            }
            return last != null;
        }
    }
}

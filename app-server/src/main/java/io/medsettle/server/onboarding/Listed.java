package io.medsettle.server.onboarding;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody on the white list (白名单条目).
 *
 * @param digest lower hex of SM3 over the hospital's salt and the certificate number
 * @param deptCode where alone, "" = everywhere
 * @param from from when
 * @param to until when, exclusive
 * @param ended when it was taken off before its time, and by whom
 */
record Listed(
        String digest,
        String deptCode,
        Instant addedAt,
        Instant from,
        Instant to,
        String note,
        String addedBy,
        Optional<Instant> ended,
        String endedBy) {
    /** How an entry stands. */
    enum State {
        WAITING,
        HOLDS,
        OVER,
        ENDED
    }

    State state(Instant now) {
        if (ended.isPresent()) {
            return State.ENDED;
        }
        return !to.isAfter(now) ? State.OVER : from.isAfter(now) ? State.WAITING : State.HOLDS;
    }
}

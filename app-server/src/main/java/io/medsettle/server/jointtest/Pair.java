package io.medsettle.server.jointtest;

import io.medsettle.adapter.creditgz.CreditEvidence.Shown;
import java.time.Instant;
import java.util.Optional;

/**
 * A request and what came back (一次调用).
 *
 * @param wireName the platform's code of it
 * @param number ours of the deed or question
 * @param answer empty if nothing readable came
 * @param outcome ANSWERED, NEVER_SENT, NO_ANSWER, or SENDING where nothing more is known
 */
record Pair(Instant at, String wireName, String number, Shown request, Optional<Shown> answer, String outcome) {
    /** Whether the platform did it. */
    boolean good() {
        return answer.filter(a -> "1".equals(a.told().get("ok"))).isPresent();
    }

    String told(String path) {
        return request.told().getOrDefault(path, "");
    }

    String result() {
        return answer.map(a -> a.told().getOrDefault("code", "")).orElse(outcome);
    }
}

package io.medsettle.server.jointtest;

import io.medsettle.adapter.creditgz.CreditEvidence.Shown;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A request and what came back (一次调用).
 *
 * @param wireName the platform's code of it
 * @param number ours of the deed or question
 * @param answer empty if nothing readable came
 * @param outcome ANSWERED, NEVER_SENT, NO_ANSWER, or SENDING where nothing more is known
 */
record Pair(Instant at, String wireName, String number, Shown request, Optional<Shown> answer, String outcome) {
    /** What moves money: the answer's code says that it was understood, its state alone that it was done. */
    private static final Set<String> MOVING = Set.of("pay", "refund");

    private static final Set<String> NOT_DONE = Set.of("FAILED", "CLOSED");

    /** Whether the platform did it. */
    boolean good() {
        return understood() && (!moving() || state().equals("SUCCESS"));
    }

    /** Whether this answer does not say what came of it. */
    boolean open() {
        return understood() && !good() && !NOT_DONE.contains(state());
    }

    private boolean understood() {
        return answer.filter(a -> "1".equals(a.told().get("ok"))).isPresent();
    }

    private boolean moving() {
        return MOVING.contains(request.operation());
    }

    private String state() {
        return answer.map(a -> a.told().getOrDefault("result.state", "")).orElse("");
    }

    String told(String path) {
        return request.told().getOrDefault(path, "");
    }

    String result() {
        String code = answer.map(a -> a.told().getOrDefault("code", "")).orElse(outcome);
        return understood() && moving() ? code + "/" + (state().isEmpty() ? "?" : state()) : code;
    }
}

package io.medsettle.adapter.wechat;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.util.Set;

/** What a no to a question means: only "no such number" says anything, and that is not a no to what was asked about. */
final class Missing {
    private static final Set<String> CODES = Set.of("ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS", "NOT_FOUND");
    private static final Set<Long> NUMBERS = Set.of(268512771L, 268529515L);

    private Missing() {}

    static <T> Outcome<T> outcome(Answer.No no) {
        boolean notThere = no.status() == 404 && (CODES.contains(no.code()) || NUMBERS.contains(no.number()));
        return notThere ? Outcome.unknown(Doubt.NOT_FOUND, no.words()) : no.unknown();
    }
}

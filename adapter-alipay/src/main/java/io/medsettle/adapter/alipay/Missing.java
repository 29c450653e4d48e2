package io.medsettle.adapter.alipay;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.util.Set;

/** What a no to a question means: only "no such number" says anything, and that is not a no to what was asked about. */
final class Missing {
    private static final Set<String> NAMES = Set.of("TRADE_NOT_EXIST", "ORDER_NOT_EXIST");

    private Missing() {}

    static boolean is(Answer.No no) {
        return no.code().equals("40004") && NAMES.contains(no.name());
    }

    static <T> Outcome<T> outcome(Answer.No no) {
        return is(no) ? Outcome.unknown(Doubt.NOT_FOUND, no.words()) : no.unknown();
    }
}

package io.medsettle.adapter.alipay;

import io.medsettle.ports.outcome.Outcome;

/** Takes an outcome apart, or fails with what it was instead. */
final class Saying {
    private Saying() {}

    static <T> T yes(Outcome<T> outcome) {
        return outcome.match(
                yes -> yes,
                no -> {
                    throw new AssertionError("a no: " + no.refusal() + " " + no.code() + " " + no.text());
                },
                unknown -> {
                    throw new AssertionError("unknown: " + unknown.doubt() + " " + unknown.text());
                });
    }

    static <T> Outcome.Declined<T> no(Outcome<T> outcome) {
        return outcome.match(
                yes -> {
                    throw new AssertionError("a yes: " + yes);
                },
                no -> no,
                unknown -> {
                    throw new AssertionError("unknown: " + unknown.doubt() + " " + unknown.text());
                });
    }

    static <T> Outcome.Doubt doubt(Outcome<T> outcome) {
        return outcome.match(
                        yes -> {
                            throw new AssertionError("a yes: " + yes);
                        },
                        no -> {
                            throw new AssertionError("a no: " + no.refusal() + " " + no.code() + " " + no.text());
                        },
                        unknown -> unknown)
                .doubt();
    }
}

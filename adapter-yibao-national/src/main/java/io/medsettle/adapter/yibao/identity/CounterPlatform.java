package io.medsettle.adapter.yibao.identity;

import io.medsettle.ports.outcome.Outcome;

/**
 * The house's one line to the counter platform, with its envelope, gateway and sign-in (yibao-core §2): 1162 travels
 * on it like every other transaction. Never throws for what the far side does.
 */
@FunctionalInterface
public interface CounterPlatform {
    /**
     * Sends one transaction.
     *
     * @param infno transaction number
     * @param number ours, for the wire log
     * @param input the whole input as JSON
     * @return the whole output as JSON; Declined ANSWERED_NO with the platform's code and words (free of personal
     *     data) for every readable no: whether it is final is decided here; Unknown for silence
     */
    Outcome<String> call(String infno, String number, String input);
}

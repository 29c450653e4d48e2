package io.medsettle.ports.insurance;

import io.medsettle.ports.outcome.Outcome;

/** The end of the operator's day at the insurer (签退 9002, yibao-core §3.9). Safe to share between threads. */
@FunctionalInterface
public interface SignOut {
    /**
     * Ends the sign-in that stands; the time at which the insurer ended it. Never sent if there is none. The next call signs
     * in anew by itself.
     */
    Outcome<String> signOut();
}

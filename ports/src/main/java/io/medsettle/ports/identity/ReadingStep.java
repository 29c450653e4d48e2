package io.medsettle.ports.identity;

import io.medsettle.ports.value.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * What a kiosk does next with its reader.
 *
 * @param session the session's number, hard to guess; whoever holds it may go on with it
 * @param step which step is wanted now: 1, 2; the answer repeats it
 * @param next what to do
 * @param call the library's function to call, "" when done
 * @param argument what to hand to it: the kind of reader for the first step, the keys for the second
 * @param expiresAt when the session ends
 * @param identity present when done
 */
public record ReadingStep(
        String session,
        int step,
        Next next,
        String call,
        Secret argument,
        Instant expiresAt,
        Optional<CardIdentity> identity) {
    /** What to do. */
    public enum Next {
        /** Have the reader look at the card (HSM step 1) and post its output. */
        LOOK_AT_CARD,
        /** Feed the keys to the reader (HSM step 2) and post its output. */
        FEED_KEYS,
        /** Have the reader read the card in one go; its library knows the machine itself (yibao-core §7.2). */
        READ_CARD,
        /** Nothing: the card is read. */
        DONE
    }

    @Override
    public String toString() {
        return "ReadingStep[" + step + " " + next + "]";
    }
}

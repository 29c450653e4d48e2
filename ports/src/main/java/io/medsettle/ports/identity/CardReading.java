package io.medsettle.ports.identity;

import io.medsettle.ports.outcome.Outcome;

/**
 * Reads a social security card whose reader hangs on a kiosk, with the help of the encryption machine (加密机), which the
 * kiosk cannot reach (yibao-core §7.1). The kiosk opens a session, and then only does what each {@link ReadingStep}
 * tells it to do with the reader's library and posts what the library gave back, until a step says done.
 *
 * <ul>
 *   <li>A session belongs to the terminal that opened it and ends by itself; nothing has to be tidied up.
 *   <li>Every call may be repeated with the same content and is answered the same; other content for a step that is
 *       done is refused, and the card is read anew.
 *   <li>A kiosk that lost power asks {@link #resume} and goes on, or opens another session: reading a card leaves no
 *       trace at the insurer.
 *   <li>An Unknown leaves the session where it was: the kiosk posts the same answer again.
 *   <li>Every Declined carries an {@link IdentityRefusal}'s name as its code.
 * </ul>
 *
 * Implementations are safe to share between threads; sessions are shared between nodes.
 */
public interface CardReading {
    /**
     * Opens a session, or tells how the one stands that this terminal opened under the same number.
     *
     * @param requestNo the terminal's own number for this reading, ≤40, new for each person
     */
    Outcome<ReadingStep> open(Terminal terminal, String requestNo);

    /** What the reader's library gave back. */
    Outcome<ReadingStep> answer(ReaderAnswer answer);

    /** How the session stands and what to do next; changes nothing and asks nobody. */
    Outcome<ReadingStep> resume(String session, String terminalNo);
}

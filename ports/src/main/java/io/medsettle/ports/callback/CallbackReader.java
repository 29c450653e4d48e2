package io.medsettle.ports.callback;

/** Reads and answers one party's callbacks. Safe to share between threads. */
public interface CallbackReader {
    /** Verifies and decodes; never throws for what the sender sent. */
    Reading read(RawCallback raw);

    /** What to answer a genuine knock, in the far side's own form. */
    CallbackReply answer(Knock knock, Decision decision);

    /** What to answer a forged or unreadable one. */
    CallbackReply refuse();
}

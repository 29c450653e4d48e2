package io.medsettle.ports.notice;

import io.medsettle.ports.outcome.Outcome;

/** Sends messages to patients. Safe to share between threads. */
public interface NoticeSender {
    /** @return the sender's number of the message */
    Outcome<String> send(Notice notice);

    /** Whether a notice may be sent again under its number after doubt, because the far side then sends it once. */
    default boolean repeatable() {
        return false;
    }
}

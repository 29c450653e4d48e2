package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.time.Duration;
import java.time.Instant;

/** What a no or silence means for a deed (outcome rules of the house). */
final class Verdict {
    private Verdict() {}

    /** Of a start or a reversal: a firm no lets go; of a repeat only what is firm after a doubt. */
    static <T> Outcome<T> ofDoing(Answer.No no, boolean repeat) {
        boolean firm = repeat ? no.row().firmAfterDoubt() : no.row().firm();
        return firm ? Outcome.declined(no.code(), no.text()) : ofAsking(no);
    }

    /** Of taking away what lasts: what is gone or was never there is gone. */
    static Outcome<Closed> ofGoing(Answer.No no) {
        return switch (no.row().meaning()) {
            case ALREADY_GONE, NOT_FOUND -> Outcome.succeeded(Closed.byClose());
            default -> ofDoing(no, false);
        };
    }

    /** Of a question: a no answers nothing. */
    static <T> Outcome<T> ofAsking(Answer.No no) {
        Doubt doubt = no.row().meaning() == Codes.Meaning.NOT_FOUND ? Doubt.NOT_FOUND : Doubt.NO_ANSWER;
        return Outcome.unknown(doubt, no.code() + " " + no.text());
    }

    static <T> Outcome<T> neverSent(Answer.NeverSent never) {
        return Outcome.neverSent(never.why());
    }

    /** A question or an abandon that did not leave says nothing about what it was about. */
    static <T> Outcome<T> notAsked(Answer.NeverSent never) {
        return noAnswer("not sent: " + never.why());
    }

    static <T> Outcome<T> silent(Answer.Silent silent) {
        return noAnswer(silent.why());
    }

    static <T> Outcome<T> noAnswer(String why) {
        return Outcome.unknown(Doubt.NO_ANSWER, why);
    }

    /** A no met while asking. */
    static <S, T> Outcome<T> noAnswerOf(Outcome.Declined<S> declined) {
        return noAnswer((declined.code() + " " + declined.text()).strip());
    }

    /** Turns a no that was met on the way to a question into the doubt that it is. */
    static <T> Outcome<T> asQuestion(Outcome<T> outcome) {
        return outcome.match(Outcome::succeeded, Verdict::noAnswerOf, u -> Outcome.unknown(u.doubt(), u.text()));
    }

    /** Whether a first sending of this deed must have ended by now, so that this one repeats it. */
    static boolean repeats(Deed deed, Instant now, Duration deadline) {
        return now.isAfter(deed.intendedAt().plus(deadline));
    }
}

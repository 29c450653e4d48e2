package io.medsettle.adapter.his.wire;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.util.Optional;

/** What an answer code that is no yes means (his §6.1). */
final class Ruling {
    private final Codes codes;

    Ruling(Codes codes) {
        this.codes = codes;
    }

    /** Empty for a yes. */
    <T> Optional<Outcome<T>> of(Call call, Envelope envelope) {
        String code = envelope.code();
        if (code.equals(Codes.OK)) {
            return Optional.empty();
        }
        if (code.equals(Codes.PROCESSING)) {
            return Optional.of(Outcome.unknown(Doubt.STILL_WORKING, call.transaction() + " 处理中"));
        }
        if (code.equals(Codes.NO_SUCH_NUMBER)) {
            return Optional.of(Outcome.unknown(Doubt.NOT_FOUND, call.transaction() + " 查无此号: " + envelope.words()));
        }
        if (!codes.refused(code)) {
            return Optional.of(Line.doubt(call, code + " " + envelope.words()));
        }
        if (envelope.sameKey()) {
            return Optional.of(Outcome.unknown(Doubt.STILL_WORKING, call.transaction() + " 要求同号重发: " + code));
        }
        return Optional.of(Outcome.declined(code, envelope.words(), advice(envelope)));
    }

    /** Whether a code that came with an HTTP error is one that this profile knows. */
    boolean known(String code) {
        return codes.refused(code)
                || code.equals(Codes.SEEN_BEFORE)
                || code.equals(Codes.PROCESSING)
                || code.startsWith("9");
    }

    /** Both advices at once: the window wins, for it leaves the money to a person. */
    static Advice advice(Envelope envelope) {
        return envelope.windowOnly()
                ? Advice.WINDOW_ONLY
                : envelope.refundAdvised() ? Advice.REFUND_ADVISED : Advice.NONE;
    }

    /** A 4xx: about our call, not about what it asked for. */
    static <T> Outcome<T> shutOut(Call call, int status, String words) {
        return Outcome.declined("HTTP " + status, call.transaction() + " 被拒于门外 " + words);
    }
}

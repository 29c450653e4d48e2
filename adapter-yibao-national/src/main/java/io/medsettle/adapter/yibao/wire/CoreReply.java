package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What an answer of the counter platform says, whatever form it has (yibao-core §2.2, §2.7). Believes only its own question. */
final class CoreReply {
    private static final Set<Integer> LET_NOTHING_PASS = Set.of(401, 403, 404);
    private static final Set<String> LET_NOTHING_PASS_CODES = Set.of("401", "403", "404");
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String MIDDLEWARE = "999";

    private final YibaoSettings settings;
    private final CoreSeal seal;
    private final Codes codes;

    CoreReply(YibaoSettings settings, CoreSeal seal, Codes codes) {
        this.settings = settings;
        this.seal = seal;
        this.codes = codes;
    }

    /** @param sentAt when it was asked */
    Answer read(String infno, String msgid, Instant sentAt, WireResult.Answered answered) {
        if (LET_NOTHING_PASS.contains(answered.status())) {
            return new Answer.NeverSent("gateway says HTTP " + answered.status());
        }
        if (answered.status() != 200) {
            return new Answer.Silent("HTTP " + answered.status());
        }
        if (answered.body().length > settings.core().extras().longestAnswer()) {
            return new Answer.Silent("an answer longer than allowed");
        }
        return Json.objectOf(answered.body())
                .map(body -> read(infno, msgid, sentAt, body))
                .orElseGet(() -> new Answer.Silent("not a JSON object"));
    }

    private Answer read(String infno, String msgid, Instant sentAt, JsonNode body) {
        JsonNode envelope = body.has("infcode") ? body : body.path("data");
        if (envelope.has("infcode")) {
            return enveloped(infno, msgid, sentAt, envelope);
        }
        String code = Json.text(body.path("code")).strip();
        if (LET_NOTHING_PASS_CODES.contains(code)) {
            return new Answer.NeverSent("gateway says " + code);
        }
        boolean told = !code.isEmpty() && !code.equals("0") && !code.equals(MIDDLEWARE);
        return told
                ? refused(infno, code, Json.text(body.path("message")))
                : new Answer.Silent("neither an envelope nor a refusal");
    }

    private Answer enveloped(String infno, String msgid, Instant sentAt, JsonNode envelope) {
        if (ofAnother(infno, msgid, sentAt, envelope)) {
            return new Answer.Silent("an answer to another request");
        }
        String infcode = Json.text(envelope.path("infcode")).strip();
        if (infcode.isEmpty()) {
            return new Answer.Silent("an envelope without infcode");
        }
        if (!infcode.equals("0")) {
            return refused(infno, infcode, Json.text(envelope.path("err_msg")));
        }
        return seal.opened(envelope.path("output"))
                .map(output -> (Answer)
                        new Answer.Yes(Shaping.inward(settings.core().dialect().manner(infno), output)))
                .orElseGet(() -> new Answer.Silent("an output that cannot be opened"));
    }

    /**
     * Whether it names another transaction, another message number of this hospital, or carries a receiver's number (area,
     * time, serial) of another day.
     */
    private boolean ofAnother(String infno, String msgid, Instant sentAt, JsonNode envelope) {
        String said = Json.text(envelope.path("infno"));
        String echo = Json.text(envelope.path("msgid"));
        String reference = Json.text(envelope.path("inf_refmsgid"));
        return (!said.isEmpty() && !said.equals(infno))
                || (!echo.isEmpty() && !echo.equals(msgid))
                || (reference.startsWith(settings.hospital().code()) && !reference.equals(msgid))
                || ofAnotherDay(reference, sentAt);
    }

    private static boolean ofAnotherDay(String reference, Instant sentAt) {
        return reference.matches("\\d{30}")
                && Moments.ofDigits(reference.substring(6, 20))
                        .filter(at -> Duration.between(at, sentAt).abs().compareTo(A_DAY) > 0)
                        .isPresent();
    }

    private Answer refused(String infno, String code, String text) {
        return new Answer.No(code, Scrub.words(text), codes.row("core", infno, code, text));
    }
}

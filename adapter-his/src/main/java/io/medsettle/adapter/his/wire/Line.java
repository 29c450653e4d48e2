package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisConventions;
import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.wire.Exchange;
import java.time.Instant;
import java.time.InstantSource;

/** One site's line: sends a call the way the site's profile says, and says what its answer means. */
final class Line {
    private final HisSettings settings;
    private final InstantSource clock;
    private final Face face;

    Line(HisSettings settings, Exchange exchange, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        face = settings.profile().isRest()
                ? new RestFace(settings, exchange, clock)
                : new MappedFace(settings, exchange, clock);
    }

    HisConventions conventions() {
        return settings.conventions();
    }

    HisSettings settings() {
        return settings;
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether O02 keeps others from the bill. */
    boolean holds() {
        return face.holds();
    }

    /** Whether the site's profile has this transaction. */
    boolean offers(String transaction) {
        return face.offers(transaction);
    }

    /** The data of a yes, and the advice that came with it. */
    record Told<T>(T data, Advice advice) {}

    /** Sends it; the answer's data as a record. */
    <T> Outcome<T> send(Call call, Class<T> type) {
        return sendForAdvice(call, type).map(Told::data);
    }

    /** The same, where a no may stand inside a yes. */
    <T> Outcome<Told<T>> sendForAdvice(Call call, Class<T> type) {
        return face.send(call, type);
    }

    /**
     * Sends a question about something else. That the question was refused or never left says nothing about what it asks
     * for, so that no such answer is a no.
     */
    <T> Outcome<T> ask(Call call, Class<T> type) {
        return send(call, type)
                .match(
                        Outcome::succeeded,
                        no -> doubt(call, "查询未成: " + no.code() + " " + no.text()),
                        unknown -> Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    static <T> Outcome<T> doubt(Call call, String text) {
        return Outcome.unknown(Doubt.NO_ANSWER, call.transaction() + " " + text);
    }
}

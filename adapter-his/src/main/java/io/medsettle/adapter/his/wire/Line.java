package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisConventions;
import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Signs, sends, and says what an answer means (his §6.1). One sending per call, each with an X-Request-Id of its own. */
final class Line {
    private final HisSettings settings;
    private final Exchange exchange;
    private final InstantSource clock;
    private final Json json;
    private final Codes codes;

    Line(HisSettings settings, Exchange exchange, InstantSource clock) {
        this.settings = settings;
        this.exchange = exchange;
        this.clock = clock;
        json = new Json(settings.conventions().amounts());
        codes = new Codes(settings.conventions().furtherRefusals());
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

    /** The data of a yes, and the advice that came with it. */
    record Told<T>(T data, Advice advice) {}

    /** Sends it; the answer's data as a record. */
    <T> Outcome<T> send(Call call, Class<T> type) {
        return sendForAdvice(call, type).map(Told::data);
    }

    /** The same, where a no may stand inside a yes. */
    <T> Outcome<Told<T>> sendForAdvice(Call call, Class<T> type) {
        return exchange.exchange(request(call))
                .match(
                        answered -> answered(call, answered, type),
                        never -> Outcome.neverSent(call.transaction() + " 未发出: " + never.why()),
                        none -> doubt(call, "无应答: " + none.why()));
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

    private WireRequest request(Call call) {
        byte[] body = call.body() == null ? new byte[0] : json.write(call.body());
        URI uri = settings.at(call.path());
        String requestId = UUID.randomUUID().toString();
        String timestamp = Long.toString(now().toEpochMilli());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Org-Code", settings.orgCode());
        headers.put("X-Key-Id", settings.keyId());
        headers.put("X-Request-Id", requestId);
        headers.put("X-Timestamp", timestamp);
        headers.put(
                "X-Signature", settings.signature().sign(call.method(), uri.getRawPath(), requestId, timestamp, body));
        if (call.key() != null) {
            headers.put("Idempotency-Key", call.key());
        }
        if (body.length > 0) {
            headers.put("Content-Type", "application/json");
        }
        return new WireRequest(
                call.transaction(),
                call.number(),
                requestId,
                call.method(),
                uri,
                Map.copyOf(headers),
                body,
                settings.deadline());
    }

    private <T> Outcome<Told<T>> answered(Call call, WireResult.Answered answer, Class<T> type) {
        int status = answer.status();
        if (status == 408 || status != 200 && (status < 400 || status > 499)) {
            return doubt(call, "HTTP " + status);
        }
        Envelope envelope;
        try {
            envelope = json.envelope(answer.body());
        } catch (IOException e) {
            return status == 200 ? doubt(call, "应答无法读懂") : shutOut(call, status, "");
        }
        if (status == 200) {
            return ruled(call, envelope, type);
        }
        String code = envelope.code();
        if (code.equals(Codes.OK)) {
            return doubt(call, "HTTP " + status + " 却称成功");
        }
        boolean known = codes.refused(code) || code.equals(Codes.SEEN_BEFORE) || code.equals(Codes.PROCESSING);
        return known || code.startsWith("9") ? ruled(call, envelope, type) : shutOut(call, status, envelope.words());
    }

    private static <T> Outcome<Told<T>> shutOut(Call call, int status, String words) {
        return Outcome.declined("HTTP " + status, call.transaction() + " 被拒于门外 " + words);
    }

    private <T> Outcome<Told<T>> ruled(Call call, Envelope envelope, Class<T> type) {
        String code = envelope.code();
        if (code.equals(Codes.OK)) {
            return data(call, envelope, type);
        }
        if (code.equals(Codes.PROCESSING)) {
            return Outcome.unknown(Doubt.STILL_WORKING, call.transaction() + " 处理中");
        }
        if (code.equals(Codes.NO_SUCH_NUMBER)) {
            return Outcome.unknown(Doubt.NOT_FOUND, call.transaction() + " 查无此号: " + envelope.words());
        }
        if (!codes.refused(code)) {
            return doubt(call, code + " " + envelope.words());
        }
        if (envelope.sameKey()) {
            return Outcome.unknown(Doubt.STILL_WORKING, call.transaction() + " 要求同号重发: " + code);
        }
        return Outcome.declined(code, envelope.words(), advice(envelope));
    }

    private <T> Outcome<Told<T>> data(Call call, Envelope envelope, Class<T> type) {
        if (envelope.data() == null) {
            return doubt(call, "应答没有数据");
        }
        try {
            return Outcome.succeeded(new Told<>(json.read(envelope.data(), type), advice(envelope)));
        } catch (IOException e) {
            return doubt(call, "应答不合规: " + e.getMessage());
        }
    }

    /** Both advices at once: the window wins, for it leaves the money to a person. */
    private static Advice advice(Envelope envelope) {
        return envelope.windowOnly()
                ? Advice.WINDOW_ONLY
                : envelope.refundAdvised() ? Advice.REFUND_ADVISED : Advice.NONE;
    }

    static <T> Outcome<T> doubt(Call call, String text) {
        return Outcome.unknown(Doubt.NO_ANSWER, call.transaction() + " " + text);
    }
}

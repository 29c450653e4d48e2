package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The default profile (his §6.1): JSON under a path, signed in headers. Each sending has an X-Request-Id of its own. */
final class RestFace implements Face {
    private final HisSettings settings;
    private final Exchange exchange;
    private final InstantSource clock;
    private final Json json;
    private final Ruling ruling;

    RestFace(HisSettings settings, Exchange exchange, InstantSource clock) {
        this.settings = settings;
        this.exchange = exchange;
        this.clock = clock;
        json = new Json(settings.conventions().amounts());
        ruling = new Ruling(new Codes(settings.conventions().furtherRefusals()));
    }

    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public boolean offers(String transaction) {
        return true;
    }

    @Override
    public <T> Outcome<Line.Told<T>> send(Call call, Class<T> type) {
        return exchange.exchange(request(call))
                .match(
                        answered -> answered(call, answered, type),
                        never -> Outcome.neverSent(call.transaction() + " 未发出: " + never.why()),
                        none -> Line.doubt(call, "无应答: " + none.why()));
    }

    private WireRequest request(Call call) {
        byte[] body = call.body() == null ? new byte[0] : json.write(call.body());
        URI uri = settings.at(call.path());
        String requestId = UUID.randomUUID().toString();
        String timestamp = Long.toString(clock.instant().toEpochMilli());
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

    private <T> Outcome<Line.Told<T>> answered(Call call, WireResult.Answered answer, Class<T> type) {
        int status = answer.status();
        if (status == 408 || status != 200 && (status < 400 || status > 499)) {
            return Line.doubt(call, "HTTP " + status);
        }
        Envelope envelope;
        try {
            envelope = json.envelope(answer.body());
        } catch (IOException e) {
            return status == 200 ? Line.doubt(call, "应答无法读懂") : Ruling.shutOut(call, status, "");
        }
        if (status == 200) {
            return ruled(call, envelope, type);
        }
        if (envelope.code().equals(Codes.OK)) {
            return Line.doubt(call, "HTTP " + status + " 却称成功");
        }
        return ruling.known(envelope.code())
                ? ruled(call, envelope, type)
                : Ruling.shutOut(call, status, envelope.words());
    }

    private <T> Outcome<Line.Told<T>> ruled(Call call, Envelope envelope, Class<T> type) {
        return ruling.<Line.Told<T>>of(call, envelope).orElseGet(() -> data(call, envelope, type));
    }

    private <T> Outcome<Line.Told<T>> data(Call call, Envelope envelope, Class<T> type) {
        if (envelope.data() == null) {
            return Line.doubt(call, "应答没有数据");
        }
        try {
            return Outcome.succeeded(new Line.Told<>(json.read(envelope.data(), type), Ruling.advice(envelope)));
        } catch (IOException e) {
            return Line.doubt(call, "应答不合规: " + e.getMessage());
        }
    }
}

package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object there and one back. Anything but HTTP 200 with an object is silence. Safe to share. */
final class Post {
    private final Exchange exchange;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Duration deadline;

    Post(Exchange exchange, Map<String, Secret> secretHeaders, Duration deadline) {
        this.exchange = exchange;
        this.deadline = deadline;
        headers.put("Content-Type", "application/json;charset=UTF-8");
        secretHeaders.forEach((name, value) -> headers.put(name, value.reveal()));
    }

    /** @return Declined only if nothing left this machine */
    Outcome<JsonNode> send(String transaction, String number, String url, JsonNode body) {
        WireRequest request = new WireRequest(
                transaction, number, "", "POST", URI.create(url), Map.copyOf(headers), Json.bytes(body), deadline);
        return exchange.exchange(request)
                .match(
                        Post::read,
                        never -> Outcome.neverSent("没有送出: " + never.why()),
                        silence -> Verdict.noAnswer(silence.why()));
    }

    private static Outcome<JsonNode> read(WireResult.Answered answered) {
        if (answered.status() != 200) {
            return Verdict.noAnswer("HTTP " + answered.status());
        }
        return Json.objectOf(answered.body()).map(Outcome::succeeded).orElseGet(() -> Verdict.noAnswer("不是 JSON 对象"));
    }
}

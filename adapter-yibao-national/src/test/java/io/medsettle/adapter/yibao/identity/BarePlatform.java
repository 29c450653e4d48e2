package io.medsettle.adapter.yibao.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A line to the counter platform without head, gateway and sign-in. */
final class BarePlatform implements CounterPlatform {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Exchange exchange;
    private final String url;

    BarePlatform(Exchange exchange, String url) {
        this.exchange = exchange;
        this.url = url;
    }

    @Override
    public Outcome<String> call(String infno, String number, String input) {
        byte[] body = ("{\"infno\":\"" + infno + "\",\"input\":" + input + "}").getBytes(StandardCharsets.UTF_8);
        WireRequest request =
                new WireRequest(infno, number, "", "POST", URI.create(url), Map.of(), body, Duration.ofSeconds(10));
        return exchange.exchange(request)
                .match(
                        BarePlatform::read,
                        never -> Outcome.neverSent(never.why()),
                        silence -> Outcome.unknown(Doubt.NO_ANSWER, silence.why()));
    }

    private static Outcome<String> read(WireResult.Answered answered) {
        if (answered.status() != 200) {
            return Outcome.unknown(Doubt.NO_ANSWER, "HTTP " + answered.status());
        }
        try {
            JsonNode reply = MAPPER.readTree(answered.text());
            return reply.path("infcode").asText().equals("0")
                    ? Outcome.succeeded(reply.path("output").toString())
                    : Outcome.declined(
                            reply.path("infcode").asText(),
                            reply.path("err_msg").asText());
        } catch (JsonProcessingException e) {
            return Outcome.unknown(Doubt.NO_ANSWER, "not JSON");
        }
    }
}

package io.medsettle.adapter.wechat;

import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Signs and sends one request, and believes nothing yet. What is signed is byte for byte what is sent (wechat §4.1). */
final class Transport {
    private final URI base;
    private final Duration deadline;
    private final Seal seal;
    private final Exchange exchange;

    Transport(URI base, Duration deadline, Seal seal, Exchange exchange) {
        this.base = base;
        this.deadline = deadline;
        this.seal = seal;
        this.exchange = exchange;
    }

    WireResult get(String transaction, String number, String target, Optional<PlatformKey> answerWith) {
        return send(transaction, number, "GET", target, new byte[0], answerWith);
    }

    WireResult post(String transaction, String number, String target, byte[] body, Optional<PlatformKey> answerWith) {
        return send(transaction, number, "POST", target, body, answerWith);
    }

    /** A file, into a file; its answer is never signed. */
    WireResult download(String transaction, String target, Path into, long longest) {
        return exchange.download(request(transaction, "", "GET", target, new byte[0], Optional.empty()), into, longest);
    }

    private WireResult send(
            String transaction,
            String number,
            String method,
            String target,
            byte[] body,
            Optional<PlatformKey> answerWith) {
        return exchange.exchange(request(transaction, number, method, target, body, answerWith));
    }

    private WireRequest request(
            String transaction,
            String number,
            String method,
            String target,
            byte[] body,
            Optional<PlatformKey> answerWith) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "MedSettle");
        headers.put("Authorization", seal.authorization(method, target, body));
        if (method.equals("POST")) {
            headers.put("Content-Type", "application/json");
        }
        answerWith.ifPresent(key -> headers.put("Wechatpay-Serial", key.id()));
        URI uri = URI.create(base.toString() + target);
        return new WireRequest(transaction, number, "", method, uri, Map.copyOf(headers), body, deadline);
    }
}

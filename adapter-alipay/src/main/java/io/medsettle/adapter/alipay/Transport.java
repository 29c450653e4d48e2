package io.medsettle.adapter.alipay;

import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Signs and sends one request, and believes nothing yet. All parameters go into the body, so that no token stands in an address. */
final class Transport {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "application/x-www-form-urlencoded;charset=utf-8",
            "Accept", "application/json, text/html",
            "User-Agent", "MedSettle");

    private final URI gateway;
    private final Seal seal;
    private final Exchange exchange;

    Transport(URI gateway, Seal seal, Exchange exchange) {
        this.gateway = gateway;
        this.seal = seal;
        this.exchange = exchange;
    }

    /** @param transaction its name in the wire log */
    WireResult send(
            String transaction, String method, String number, String biz, Map<String, String> flat, Duration deadline) {
        byte[] body = Seal.form(seal.sealed(method, biz, flat));
        return exchange.exchange(new WireRequest(transaction, number, "", "POST", gateway, HEADERS, body, deadline));
    }
}

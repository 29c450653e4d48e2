package io.medsettle.adapter.wechat;

import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A far side that says what it was told to say, in order, signed as WeChat signs, and remembers what it was asked. */
final class ScriptedWechat implements Exchange {
    private final InstantSource clock;
    private final Deque<Supplier<WireResult>> script = new ArrayDeque<>();
    final List<WireRequest> asked = new ArrayList<>();
    KeyPair key = Sample.WECHAT;
    String keyId = Sample.KEY_ID;

    ScriptedWechat(InstantSource clock) {
        this.clock = clock;
    }

    ScriptedWechat says(int status, String body) {
        return says(status, body, 0);
    }

    ScriptedWechat says(int status, String body, long number) {
        script.add(() -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            Map<String, List<String>> headers = headers(bytes, clock.instant());
            headers.put("request-id", List.of("08F5A1-" + number));
            return new WireResult.Answered(status, headers, bytes);
        });
        return this;
    }

    ScriptedWechat no(int status, String code, long number) {
        return says(status, "{\"code\":\"" + code + "\",\"message\":\"不行\"}", number);
    }

    ScriptedWechat comes(WireResult result) {
        script.add(() -> result);
        return this;
    }

    Map<String, List<String>> headers(byte[] body, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes((time + "\nn0nce\n").getBytes(StandardCharsets.UTF_8));
        message.writeBytes(body);
        message.write('\n');
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("wechatpay-serial", List.of(keyId));
        headers.put("wechatpay-timestamp", List.of(time));
        headers.put("wechatpay-nonce", List.of("n0nce"));
        byte[] signature = Rsa.signer(key.getPrivate()).sign(message.toByteArray());
        headers.put("wechatpay-signature", List.of(Base64.getEncoder().encodeToString(signature)));
        return headers;
    }

    @Override
    public WireResult exchange(WireRequest request) {
        asked.add(request);
        Supplier<WireResult> next = script.poll();
        if (next == null) {
            throw new IllegalStateException("nothing scripted for " + request);
        }
        return next.get();
    }

    WireRequest last() {
        return asked.get(asked.size() - 1);
    }

    String lastBody() {
        return new String(last().body(), StandardCharsets.UTF_8);
    }
}

package io.medsettle.adapter.alipay;

import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A far side that says what it was told to say, in order, signed as Alipay signs, and remembers what it was asked. */
final class ScriptedAlipay implements Exchange {
    private static final Map<String, List<String>> HTML = Map.of("content-type", List.of("text/html;charset=utf-8"));

    private final Deque<Function<String, WireResult>> script = new ArrayDeque<>();
    final List<WireRequest> asked = new ArrayList<>();
    KeyPair key = Sample.ALIPAY;

    /** A node, signed. */
    ScriptedAlipay says(String node) {
        script.add(name -> body("{\"" + name + "\":" + node + ",\"sign\":\"" + sign(node) + "\"}"));
        return this;
    }

    ScriptedAlipay no(String code, String sub) {
        return says("{\"code\":\"" + code + "\",\"msg\":\"x\",\"sub_code\":\"" + sub + "\",\"sub_msg\":\"不行\"}");
    }

    /** A body made by hand; {@code NODE} stands for the name of the node. */
    ScriptedAlipay saysRaw(String body) {
        script.add(name -> body(body.replace("NODE", name)));
        return this;
    }

    ScriptedAlipay comes(WireResult result) {
        script.add(name -> result);
        return this;
    }

    String sign(String text) {
        byte[] signature = Rsa.signer(key.getPrivate()).sign(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature);
    }

    private static WireResult body(String text) {
        return new WireResult.Answered(200, HTML, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public WireResult exchange(WireRequest request) {
        asked.add(request);
        Function<String, WireResult> next = script.poll();
        if (next == null) {
            throw new IllegalStateException("nothing scripted for " + request);
        }
        return next.apply(parameters(request).getOrDefault("method", "").replace('.', '_') + "_response");
    }

    static SortedMap<String, String> parameters(WireRequest request) {
        SortedMap<String, String> parameters = new TreeMap<>();
        for (String pair : new String(request.body(), StandardCharsets.US_ASCII).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    /** Parameters of the request before so many others. */
    SortedMap<String, String> sent(int before) {
        return parameters(asked.get(asked.size() - 1 - before));
    }

    String biz() {
        return sent(0).getOrDefault("biz_content", "");
    }
}

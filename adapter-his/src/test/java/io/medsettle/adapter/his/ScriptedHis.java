package io.medsettle.adapter.his;

import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers each transaction with its golden answer, or with what it was told to; keeps what it was sent. */
final class ScriptedHis implements Exchange {
    private final Map<String, WireResult> script = new HashMap<>();
    private final List<WireRequest> sent = new ArrayList<>();

    ScriptedHis says(String transaction, WireResult result) {
        script.put(transaction, result);
        return this;
    }

    ScriptedHis says(String transaction, int status, String body) {
        return says(transaction, new WireResult.Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    /** An answer without data. */
    ScriptedHis rules(String transaction, String code) {
        return says(
                transaction,
                200,
                "{\"code\":\"" + code + "\",\"message\":\"words\",\"retry\":\"NO\","
                        + "\"refundAdvised\":false,\"windowOnly\":false}");
    }

    /** The golden answer with one text exchanged for another, which must occur in it. */
    ScriptedHis twists(String transaction, String from, String to) {
        String golden = golden(transaction + "-answer");
        if (!golden.contains(from)) {
            throw new IllegalArgumentException(transaction + " does not say " + from);
        }
        return says(transaction, 200, golden.replace(from, to));
    }

    @Override
    public WireResult exchange(WireRequest request) {
        sent.add(request);
        WireResult scripted = script.get(request.transaction());
        byte[] golden = scripted != null
                ? new byte[0]
                : golden(request.transaction() + "-answer").getBytes(StandardCharsets.UTF_8);
        return scripted != null ? scripted : new WireResult.Answered(200, Map.of(), golden);
    }

    Optional<WireRequest> sent(String transaction) {
        return sent.stream().filter(r -> r.transaction().equals(transaction)).findFirst();
    }

    List<String> transactions() {
        return sent.stream().map(WireRequest::transaction).toList();
    }

    static String golden(String name) {
        try (InputStream in = ScriptedHis.class.getResourceAsStream("/golden/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no golden file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

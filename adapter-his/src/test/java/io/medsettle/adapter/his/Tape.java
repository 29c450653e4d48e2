package io.medsettle.adapter.his;

import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Keeps the first request and answer of each transaction, and can twist an answer on its way back. */
final class Tape implements Exchange {
    private final Exchange real;
    private final Map<String, WireRequest> sent = new HashMap<>();
    private final Map<String, String> answered = new HashMap<>();
    private final Map<String, String[]> twists = new HashMap<>();

    Tape(Exchange real) {
        this.real = real;
    }

    /** From now on this text, which must occur, is exchanged for another in every answer of the transaction. */
    void twist(String transaction, String from, String to) {
        twists.put(transaction, new String[] {from, to});
    }

    @Override
    public WireResult exchange(WireRequest request) {
        WireResult result = real.exchange(request);
        return result.match(
                answer -> {
                    String text = new String(answer.body(), StandardCharsets.UTF_8);
                    sent.putIfAbsent(request.transaction(), request);
                    answered.putIfAbsent(request.transaction(), text);
                    String[] twist = twists.get(request.transaction());
                    if (twist == null) {
                        return answer;
                    }
                    if (!text.contains(twist[0])) {
                        throw new IllegalArgumentException(request.transaction() + " does not say " + twist[0]);
                    }
                    byte[] other = text.replace(twist[0], twist[1]).getBytes(StandardCharsets.UTF_8);
                    return new WireResult.Answered(answer.status(), answer.headers(), other);
                },
                never -> result,
                none -> result);
    }

    WireRequest sent(String transaction) {
        WireRequest request = sent.get(transaction);
        if (request == null) {
            throw new IllegalArgumentException("nobody sent " + transaction);
        }
        return request;
    }

    String answered(String transaction) {
        return answered.getOrDefault(transaction, "");
    }

    Map<String, WireRequest> all() {
        return Map.copyOf(sent);
    }
}

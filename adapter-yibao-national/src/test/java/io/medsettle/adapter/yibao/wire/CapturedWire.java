package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A wire that keeps what was sent and says what a test put up for each transaction. */
final class CapturedWire implements Exchange {
    final List<WireRequest> sent = new ArrayList<>();
    private final Map<String, Deque<WireResult>> answers = new HashMap<>();

    CapturedWire on(String infno, WireResult result) {
        answers.computeIfAbsent(infno, i -> new ArrayDeque<>()).add(result);
        return this;
    }

    CapturedWire on(String infno, String json) {
        return on(infno, new WireResult.Answered(200, Map.of(), Vectors.utf8(json)));
    }

    CapturedWire on(String infno, byte[] body) {
        return on(infno, new WireResult.Answered(200, Map.of(), body));
    }

    /** The golden answer of a transaction: an envelope of the core platform, or business data for the centre to seal. */
    CapturedWire golden(String infno) {
        byte[] reply = Vectors.bytes("/golden/" + infno + "/reply.json");
        return infno.startsWith("6")
                ? on(infno, CentreVoice.yes(Json.parse(reply).orElseThrow()))
                : on(infno, reply);
    }

    @Override
    public WireResult exchange(WireRequest request) {
        sent.add(request);
        Deque<WireResult> known = answers.get(request.transaction());
        if (known == null || known.isEmpty()) {
            throw new NoSuchElementException("nobody expected " + request.transaction());
        }
        return known.size() == 1 ? known.peek() : known.poll();
    }

    WireRequest of(String infno) {
        return sent.stream()
                .filter(r -> r.transaction().equals(infno))
                .findFirst()
                .orElseThrow();
    }

    long count(String infno) {
        return sent.stream().filter(r -> r.transaction().equals(infno)).count();
    }
}

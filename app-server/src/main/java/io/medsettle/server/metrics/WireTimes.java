package io.medsettle.server.metrics;

import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import io.medsettle.server.store.WireMessages;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Times every call to a far side, by party, transaction and what came of it, and hands it on to be kept. */
@Singleton
@Primary
final class WireTimes implements WireLog {
    private final WireMessages kept;
    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final Map<WireRequest, Timer.Sample> under = new ConcurrentHashMap<>();

    WireTimes(WireMessages kept, MeterRegistry registry) {
        this.kept = kept;
        this.registry = registry;
    }

    @Override
    public void sending(String party, WireRequest request) {
        under.put(request, Timer.start(registry));
        kept.sending(party, request);
    }

    @Override
    public void came(String party, WireRequest request, WireResult result) {
        Timer.Sample sample = under.remove(request);
        if (sample != null) {
            sample.stop(timer(party, request.transaction(), word(result)));
        }
        kept.came(party, request, result);
    }

    private Timer timer(String party, String transaction, String came) {
        return timers.computeIfAbsent(
                party + " " + transaction + " " + came, key -> Timer.builder("medsettle.wire.calls")
                        .tag("party", party)
                        .tag("transaction", transaction)
                        .tag("came", came)
                        .register(registry));
    }

    private static String word(WireResult result) {
        return result.match(a -> a.status() / 100 + "xx", n -> "never-sent", n -> "no-answer");
    }
}

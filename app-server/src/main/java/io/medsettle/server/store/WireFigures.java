package io.medsettle.server.store;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Shows how the keeping of raw messages fares; a rising {@code medsettle.wire.dropped} wants a person. */
@Singleton
final class WireFigures implements MeterBinder {
    private final WireMessages messages;

    WireFigures(WireMessages messages) {
        this.messages = messages;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("medsettle.wire.kept", messages, WireMessages::kept)
                .register(registry);
        FunctionCounter.builder("medsettle.wire.dropped", messages, WireMessages::dropped)
                .register(registry);
        Gauge.builder("medsettle.wire.waiting", messages, WireMessages::waiting).register(registry);
    }
}

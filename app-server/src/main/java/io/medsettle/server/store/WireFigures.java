package io.medsettle.server.store;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;

/** Shows how the keeping of raw messages fares; a rising {@code medsettle.wire.dropped} wants a person. */
@Singleton
final class WireFigures implements MeterBinder {
    /** Asked for only when a figure is read: the data source under it is itself measured by the registry. */
    private final BeanProvider<WireMessages> messages;

    WireFigures(BeanProvider<WireMessages> messages) {
        this.messages = messages;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("medsettle.wire.kept", messages, m -> m.get().kept())
                .register(registry);
        FunctionCounter.builder("medsettle.wire.dropped", messages, m -> m.get().dropped())
                .register(registry);
        Gauge.builder("medsettle.wire.waiting", messages, m -> m.get().waiting())
                .register(registry);
    }
}

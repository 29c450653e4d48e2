package io.medsettle.acceptance;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out one watched gateway to all classes about alarms, and leaves its far sides and its clock calm after each test. */
final class WatchedGateway implements ParameterResolver, AfterEachCallback {
    private static final Namespace HERE = Namespace.create(WatchedGateway.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Watched.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return watched(context);
    }

    private static Watched watched(ExtensionContext context) {
        return context.getRoot().getStore(HERE).getOrComputeIfAbsent("watched", key -> Watched.start(), Watched.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        watched(context).clock().ahead(java.time.Duration.ZERO);
        watched(context).gateway().calm();
        watched(context).gateway().world().sms().faults().calm();
    }
}

package io.medsettle.acceptance;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out one gateway to all classes that want nothing special of it, and leaves its far sides calm after each test. */
final class SharedGateway implements ParameterResolver, AfterEachCallback {
    private static final Namespace HERE = Namespace.create(SharedGateway.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Gateway.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return gateway(context);
    }

    private static Gateway gateway(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent("gateway", key -> Gateway.patient(), Gateway.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        gateway(context).calm();
    }
}

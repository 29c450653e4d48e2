package io.medsettle.acceptance;

import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands out one gateway of a hospital that still speaks WeChat's older interfaces: insurance 1.0 for orders of both
 * purses, and v2 for payment codes.
 */
final class OlderWechatGateway implements ParameterResolver, AfterEachCallback {
    static final Map<String, Object> OLDER =
            Map.of("medsettle.wechat.mixed", "V1", "medsettle.wechat-codes.version", "V2");
    private static final Namespace HERE = Namespace.create(OlderWechatGateway.class);

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
                .getOrComputeIfAbsent("gateway", key -> Gateway.start(OLDER), Gateway.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        gateway(context).calm();
    }
}

package io.medsettle.server.assembly;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Map;

/**
 * Decoding of e-vouchers (电子凭证解码, {@code medsettle.vouchers}): by the service at {@code url}, or, where {@code by-core} is
 * set, by 1162 at the counter platform, or, where {@code library} is set, by the library on the kiosk (6101). Without any of
 * them there is no decoding.
 *
 * @param library whether the kiosk's library scans and decodes, and the kiosk posts what it answered
 * @param url address of the e-voucher service; "" for 1162
 * @param headers sent with each question, such as an account and its key
 * @param deviceType deviceType, ≤30
 * @param tokenLife for how long a token is used after decoding
 */
@ConfigurationProperties("medsettle.vouchers")
@Requires(condition = VoucherBinding.Configured.class)
record VoucherBinding(
        @Bindable(defaultValue = "false") boolean library,
        @Bindable(defaultValue = "") String url,
        @Bindable(defaultValue = "{}") Map<String, String> headers,
        @Bindable(defaultValue = "SelfService") String deviceType,
        @Bindable(defaultValue = "5m") Duration tokenLife) {
    /** An address, by-core: true, or library: true. */
    @SuppressWarnings("rawtypes")
    static final class Configured implements Condition {
        @Override
        public boolean matches(ConditionContext context) {
            boolean byCore = context.getProperty("medsettle.vouchers.by-core", Boolean.class)
                    .orElse(false);
            boolean library = context.getProperty("medsettle.vouchers.library", Boolean.class)
                    .orElse(false);
            return byCore
                    || library
                    || context.getProperty("medsettle.vouchers.url", String.class)
                            .isPresent();
        }
    }

    @Override
    public String toString() {
        return "VoucherBinding[" + url + "]";
    }
}

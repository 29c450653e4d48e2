package io.medsettle.server.assembly;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Map;

/**
 * Where the e-voucher's platform wants settlements reported (电子凭证结算回传, {@code medsettle.reports}); without an address
 * nothing is told.
 *
 * @param headers sent with each report
 * @param appId appId of the envelope
 * @param version of the envelope
 * @param orgId merchant number of the hospital at the platform, ≤40
 * @param orgType ≤10
 * @param payType ≤10
 */
@ConfigurationProperties("medsettle.reports")
@Requires(property = "medsettle.reports.url")
record ReportBinding(
        URI url,
        @Bindable(defaultValue = "{}") Map<String, String> headers,
        @Bindable(defaultValue = "1") String appId,
        @Bindable(defaultValue = "1.0.0") String version,
        @NotBlank String orgId,
        @Bindable(defaultValue = "") String orgType,
        @Bindable(defaultValue = "") String payType) {
    @Override
    public String toString() {
        return "ReportBinding[" + url + "]";
    }
}

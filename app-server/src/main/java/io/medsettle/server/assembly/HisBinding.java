package io.medsettle.server.assembly;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;

/**
 * HIS ({@code medsettle.his}).
 *
 * @param address scheme, host and port
 * @param secret shared secret of HMAC-SHA256
 */
@ConfigurationProperties("medsettle.his")
record HisBinding(
        URI address,
        @Bindable(defaultValue = "/his/v1") String basePath,
        @NotBlank String keyId,
        @NotBlank String secret) {
    @Override
    public String toString() {
        return "HisBinding[" + address + "]";
    }
}

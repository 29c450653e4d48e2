package io.medsettle.server.assembly;

import io.medsettle.adapter.his.HisProfile;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * HIS ({@code medsettle.his}).
 *
 * @param address scheme, host and port
 * @param secret shared secret of HMAC-SHA256
 * @param profile what HIS speaks: "rest", the name of a profile that comes with the adapter, or a file's path (.json)
 */
@ConfigurationProperties("medsettle.his")
record HisBinding(
        URI address,
        @Bindable(defaultValue = "/his/v1") String basePath,
        @NotBlank String keyId,
        @NotBlank String secret,
        @Bindable(defaultValue = "rest") @NotBlank String profile) {
    /** The profile; in production only one that was confirmed. */
    HisProfile read(boolean production) {
        HisProfile read = profile.equals("rest")
                ? HisProfile.rest()
                : profile.endsWith(".json") ? file() : HisProfile.shipped(profile);
        return production ? read.inProduction() : read;
    }

    private HisProfile file() {
        try {
            return HisProfile.read(Files.readString(Path.of(profile)));
        } catch (IOException e) {
            throw new UncheckedIOException("medsettle.his.profile: the file cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "HisBinding[" + address + "]";
    }
}

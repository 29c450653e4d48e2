package io.medsettle.server.onboarding;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.time.Instant;

/**
 * What the platform gave a hospital for one environment (商户参数). Prints no secret.
 *
 * @param number TEST-1, PRODUCTION-3: stands in an order's route for ever
 * @param stage TEST or PRODUCTION
 * @param merId merchant number
 * @param orgCode hospital's number at the platform
 * @param appId application, "" where the platform has none
 * @param keyId version of the keys
 * @param signKey for signatures
 * @param encKey for the body
 * @param baseUrl address of that environment
 */
public record Merchant(
        String number,
        Stage stage,
        String merId,
        String orgCode,
        String appId,
        String keyId,
        Secret signKey,
        Secret encKey,
        URI baseUrl,
        Instant madeAt,
        String madeBy) {
    /** To be kept as a secret only. */
    Secret text() {
        return new Secret(Fields.of("merId", merId)
                .with("orgCode", orgCode)
                .with("appId", appId)
                .with("keyId", keyId)
                .with("signKey", signKey.reveal())
                .with("encKey", encKey.reveal())
                .with("baseUrl", baseUrl.toString())
                .text());
    }

    static Merchant ofText(String number, Stage stage, Instant at, String by, Secret text) {
        Fields f = Fields.ofText(text.reveal());
        return new Merchant(
                number,
                stage,
                f.get("merId"),
                f.get("orgCode"),
                f.get("appId"),
                f.get("keyId"),
                new Secret(f.get("signKey")),
                new Secret(f.get("encKey")),
                URI.create(f.get("baseUrl")),
                at,
                by);
    }

    @Override
    public String toString() {
        return "Merchant[" + number + "]";
    }
}

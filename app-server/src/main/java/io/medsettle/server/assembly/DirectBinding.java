package io.medsettle.server.assembly;

import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.value.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;

/**
 * The municipal insurer (市直医保, {@code medsettle.yibao-direct}) where it has a counter platform of its own; without an address
 * its members go to the one platform that serves everybody. Operator, node and mobile pay centre are those of
 * {@code medsettle.yibao}.
 *
 * @param coreUrl address with {@code {infno}} in it
 * @param gateway what stands in front of it: TIF, CSB, X_CA, API_KEY, NONE
 * @param paasId account at that gateway
 * @param dialect its dialect: the name of a built-in one, or a file's path
 */
@ConfigurationProperties("medsettle.yibao-direct")
@Requires(property = "medsettle.yibao-direct.core-url")
record DirectBinding(
        @NotBlank String coreUrl,
        @Bindable(defaultValue = "TIF") CoreSettings.Gateway gateway,
        @Bindable(defaultValue = "") String paasId,
        @Bindable(defaultValue = "") String gatewaySecret,
        @Bindable(defaultValue = "") String signInPassword,
        @NotBlank String dialect) {
    /** The same hospital at the other platform. */
    YibaoSettings settings(YibaoSettings main, boolean production) {
        CoreSettings core = main.core();
        CorePlace place = new CorePlace(
                "medsettle.yibao-direct",
                coreUrl,
                gateway,
                paasId,
                new Secret(gatewaySecret),
                new Secret(signInPassword),
                dialect);
        return new YibaoSettings(
                DirectInsurer.PARTY,
                main.hospital(),
                place.at(core.operator(), core.nodeDigit(), core.deadline(), production),
                main.centre(),
                main.policy());
    }

    @Override
    public String toString() {
        return "DirectBinding[" + coreUrl + "]";
    }
}

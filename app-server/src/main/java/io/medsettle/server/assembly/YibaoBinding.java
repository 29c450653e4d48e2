package io.medsettle.server.assembly;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;

/**
 * The national insurer ({@code medsettle.yibao}): counter platform and mobile pay centre.
 *
 * @param coreUrl address with {@code {infno}} in it
 * @param paasId account at the gateway in front of it
 * @param nodeDigit 0 to 9, different on each node
 * @param centreUrl address of the mobile pay centre
 * @param hospitalKey Base64 of the hospital's SM2 private key
 * @param centreKey Base64 of the centre's SM2 public key
 * @param noticeWaits whether the centre waits for our answer to 6302
 */
@ConfigurationProperties("medsettle.yibao")
record YibaoBinding(
        @NotBlank String coreUrl,
        @NotBlank String paasId,
        @NotBlank String gatewaySecret,
        @Bindable(defaultValue = "3") String operatorType,
        @NotBlank String operatorCode,
        @NotBlank String operatorName,
        @NotBlank String operatorMac,
        @NotBlank String operatorIp,
        @Bindable(defaultValue = "0") int nodeDigit,
        @NotBlank String centreUrl,
        @NotBlank String appId,
        @NotBlank String appSecret,
        @NotBlank String hospitalKey,
        @NotBlank String centreKey,
        @Bindable(defaultValue = "true") boolean noticeWaits) {
    @Override
    public String toString() {
        return "YibaoBinding[" + coreUrl + ", " + centreUrl + "]";
    }
}

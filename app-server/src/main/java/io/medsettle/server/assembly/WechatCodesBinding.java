package io.medsettle.server.assembly;

import io.medsettle.adapter.wechat.CodePaySettings;
import io.medsettle.adapter.wechat.MerchantTls;
import io.medsettle.adapter.wechat.OlderInterface;
import io.medsettle.adapter.wechat.OlderInterface.SignType;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's payments by the patient's code (付款码, {@code medsettle.wechat-codes}); without {@code store-out-id} there are
 * none.
 *
 * @param storeOutId our own number of the place, 1–32
 * @param storeId its number at WeChat, "" if it has none
 * @param deviceId the terminal, "" for none
 * @param deviceIp its address, "" for none
 * @param patience how long a patient may type the password (wechat §6.10)
 * @param absence after how long an unknown number can never be paid any more
 * @param version V3, or V2 for the older interface, which needs {@code device-ip} and the following
 * @param apiKey key of the older interface (API 密钥), 32 characters
 * @param signType how its messages are signed: MD5 or HMAC_SHA256
 * @param merchantCertificate PEM of the merchant's certificate (apiclient_cert.pem), shown when a payment is taken back
 * @param trustedCertificate PEM of whom is trusted there; "" = whom this Java trusts
 * @param secureBase where payments are taken back; where everything else is if it is not given
 */
@ConfigurationProperties("medsettle.wechat-codes")
@Requires(property = "medsettle.wechat-codes.store-out-id")
record WechatCodesBinding(
        @NotBlank String storeOutId,
        @Bindable(defaultValue = "") String storeId,
        @Bindable(defaultValue = "") String deviceId,
        @Bindable(defaultValue = "") String deviceIp,
        @Bindable(defaultValue = "45s") Duration patience,
        @Bindable(defaultValue = "10m") Duration absence,

        @Bindable(defaultValue = "V3") @Pattern(regexp = "V2|V3")
        String version,

        @Bindable(defaultValue = "") String apiKey,
        @Bindable(defaultValue = "HMAC_SHA256") SignType signType,
        @Bindable(defaultValue = "") String merchantCertificate,
        @Bindable(defaultValue = "") String trustedCertificate,
        @Nullable URI secureBase) {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private boolean isOlder() {
        return version.equals("V2");
    }

    CodePaySettings settings(GatewaySettings gateway) {
        Optional<OlderInterface> older = isOlder()
                ? Optional.of(new OlderInterface(
                        new Secret(apiKey), signType, gateway.deadline(), Optional.ofNullable(secureBase)))
                : Optional.empty();
        return new CodePaySettings(storeId, storeOutId, deviceId, deviceIp, patience, absence, older);
    }

    /** The seam that shows the merchant's certificate; empty where nobody wants to see it. */
    Optional<Exchange> underCertificate(Secret merchantKey) {
        Optional<String> trusted = Optional.of(trustedCertificate).filter(pem -> !pem.isEmpty());
        return isOlder()
                ? Optional.of(MerchantTls.exchange(CONNECT, merchantKey, merchantCertificate, trusted))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "WechatCodesBinding[" + storeOutId + ", " + version + "]";
    }
}

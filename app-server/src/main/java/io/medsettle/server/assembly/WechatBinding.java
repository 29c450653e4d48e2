package io.medsettle.server.assembly;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.List;

/**
 * WeChat ({@code medsettle.wechat}).
 *
 * @param merchantKey PEM of the merchant's private key
 * @param platformKeyId id of WeChat's public key, {@code PUB_KEY_ID_…}
 * @param platformKey PEM of it
 * @param downloadsCertificates whether platform certificates are fetched when an unknown one signs
 */
@ConfigurationProperties("medsettle.wechat")
record WechatBinding(
        URI base,
        @NotBlank String appid,
        @NotBlank String mchid,
        @NotBlank String merchantSerial,
        @NotBlank String merchantKey,
        List<String> apiKeys,
        @NotBlank String platformKeyId,
        @NotBlank String platformKey,
        @Bindable(defaultValue = "false") boolean downloadsCertificates,
        @NotBlank String description,
        @NotBlank String cityId,
        @NotBlank String medInstName,
        @NotBlank String medInstNo,
        @Bindable(defaultValue = "") String channelNo,
        URI authorisePage,
        URI userQuery,
        @NotBlank String authoriseChannel,
        @NotBlank String orgChnlCrtfCodg,
        @NotBlank String orgAppId,
        @NotBlank String partnerId,
        @NotBlank String partnerSecret) {
    @Override
    public String toString() {
        return "WechatBinding[" + base + ", " + mchid + "]";
    }
}

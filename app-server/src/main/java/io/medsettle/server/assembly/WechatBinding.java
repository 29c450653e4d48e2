package io.medsettle.server.assembly;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;

/**
 * WeChat ({@code medsettle.wechat}).
 *
 * @param merchantKey PEM of the merchant's private key
 * @param platformKeyId id of WeChat's public key, {@code PUB_KEY_ID_…}
 * @param platformKey PEM of it
 * @param downloadsCertificates whether platform certificates are fetched when an unknown one signs
 * @param mixed over which insurance interface orders of both purses are opened from now on: V2, or V1
 *     ({@code payinsurance}, with {@code medsettle.wechat-payinsurance})
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

        @Bindable(defaultValue = "V2") @Pattern(regexp = "V1|V2")
        String mixed,

        URI authorisePage,
        URI userQuery,
        @NotBlank String authoriseChannel,
        @NotBlank String orgChnlCrtfCodg,
        @NotBlank String orgAppId,
        @NotBlank String partnerId,
        @NotBlank String partnerSecret) {
    boolean byFirst() {
        return mixed.equals("V1");
    }

    @Override
    public String toString() {
        return "WechatBinding[" + base + ", " + mchid + "]";
    }
}

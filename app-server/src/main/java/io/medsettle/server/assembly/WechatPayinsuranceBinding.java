package io.medsettle.server.assembly;

import io.medsettle.adapter.wechat.payinsurance.PayinsuranceSettings;
import io.medsettle.ports.value.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's first insurance interface (移动医保支付 1.0, {@code medsettle.wechat-payinsurance}); without {@code api-key} it is
 * not spoken. Orders that were opened over it go on over it, and are refunded over it, whatever new ones take
 * ({@code medsettle.wechat.mixed}).
 *
 * @param base of the account's platform
 * @param apiKey key of the signature (API 密钥), 32 characters
 * @param orgNo institution code given by the bureau; "" = {@code medsettle.wechat.med-inst-no}
 * @param channelNo channel number, "" for none
 * @param isDept the far side's department flag; its values are not published
 * @param orderTypes order_type by entry, or by entry/medical category
 * @param returnUrl the page that comes after the cashier; our own list of orders if it is not given
 * @param clientIp our address
 * @param refunds whether the cash goes back over this interface; the far side has switched that off for most
 * @param absence after how long an order that is not known can never be paid any more; ten minutes or more
 */
@ConfigurationProperties("medsettle.wechat-payinsurance")
@Requires(property = "medsettle.wechat-payinsurance.api-key")
record WechatPayinsuranceBinding(
        @Bindable(defaultValue = "https://api.weixin.qq.com")
        URI base,

        @NotBlank String apiKey,
        @Bindable(defaultValue = "") String orgNo,
        @Bindable(defaultValue = "") String channelNo,
        @NotBlank String isDept,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW) @Nullable
        Map<String, String> orderTypes,

        @Nullable URI returnUrl,
        @NotBlank String clientIp,
        @Bindable(defaultValue = "false") boolean refunds,
        @Bindable(defaultValue = "15m") Duration absence) {
    private static final Map<String, String> USUAL = Map.of("online-mixed", "DiagPay", "registration-mixed", "RegPay");

    PayinsuranceSettings settings(GatewaySettings gateway, WechatBinding wechat) {
        String party = WechatPayinsuranceSide.PARTY;
        return new PayinsuranceSettings(
                base,
                wechat.appid(),
                wechat.mchid(),
                new Secret(apiKey),
                gateway.orgName(),
                orgNo.isEmpty() ? wechat.medInstNo() : orgNo,
                channelNo,
                wechat.cityId(),
                isDept,
                orderTypes == null || orderTypes.isEmpty() ? USUAL : orderTypes,
                gateway.publicBase().resolve("/callbacks/" + party + "/" + gateway.org()),
                returnUrl == null ? gateway.publicBase().resolve("/h5/orders") : returnUrl,
                clientIp,
                wechat.description(),
                refunds,
                absence,
                gateway.deadline(),
                gateway.production());
    }

    @Override
    public String toString() {
        return "WechatPayinsuranceBinding[" + base + "]";
    }
}

package io.medsettle.server.assembly;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;

/**
 * The official account on whose pages patients pay (公众号, {@code medsettle.wechat-account}); without its secret nobody can
 * enter the pages from WeChat.
 *
 * @param loginPage where WeChat asks its user
 * @param api the account's platform
 */
@ConfigurationProperties("medsettle.wechat-account")
@Requires(property = "medsettle.wechat-account.app-secret")
record WechatAccountBinding(
        @Bindable(defaultValue = "https://open.weixin.qq.com/connect/oauth2/authorize")
        URI loginPage,

        @Bindable(defaultValue = "https://api.weixin.qq.com")
        URI api,

        @NotBlank String appSecret) {
    @Override
    public String toString() {
        return "WechatAccountBinding[" + api + "]";
    }
}

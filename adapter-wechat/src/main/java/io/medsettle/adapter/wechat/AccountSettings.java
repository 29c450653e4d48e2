package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.WechatSettings.require;

import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * The official account or mini program itself (公众号, 小程序), wechat §2 and §10: not the merchant. Checked when built; prints no
 * secret.
 *
 * @param base {@code https://api.weixin.qq.com}, without a slash at the end
 * @param page {@code https://open.weixin.qq.com/connect/oauth2/authorize}, without a query
 * @param appid {@code wx} and 16 lower-case characters
 * @param appSecret its AppSecret
 * @param miniProgram whether logins come from {@code wx.login} instead of the page
 * @param deadline of each call
 * @param production whether plain http is out of the question
 */
public record AccountSettings(
        URI base,
        URI page,
        String appid,
        Secret appSecret,
        boolean miniProgram,
        Duration deadline,
        boolean production) {
    public AccountSettings {
        require(
                WechatSettings.address(base, production) && !base.toString().endsWith("/"),
                "base must be an https address without a slash at the end");
        require(
                WechatSettings.address(page, production) && page.getQuery() == null,
                "page must be an https address without a query");
        require(appid.matches("wx[0-9a-z]{16}"), "appid must be wx and 16 lower-case characters");
        require(!appSecret.isEmpty(), "appSecret is empty");
        require(!deadline.isNegative() && !deadline.isZero(), "deadline must be positive");
    }

    @Override
    public String toString() {
        return "AccountSettings[" + base + ", " + appid + "]";
    }
}

package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.WechatSettings.require;

import io.medsettle.ports.crypto.Mac;
import java.net.URI;
import java.time.Duration;

/**
 * The password-free authorisation (免密授权), wechat §8. Checked when built; holds no key but the socket to one.
 *
 * @param page {@code https://card.wecity.qq.com/oauth/code}, for tests {@code https://mitest.wecity.qq.com/oauth/code}
 * @param userQuery {@code https://mip-receiver.tengmed.com/api/mipuserquery/userQuery}, without a slash at the end
 * @param appid the official account
 * @param cityCode city code for the page
 * @param channel channel number from Tencent (渠道号)
 * @param orgChnlCrtfCodg channel certification code (渠道认证编码), as issued, not encoded
 * @param orgCodg institution code at the insurer (机构编码)
 * @param bizType 04107
 * @param orgAppId the institution's appid at the mobile payment centre
 * @param partnerId partner number (合作方)
 * @param partnerMac keyed digest over partner number and milliseconds; {@link WechatKeys#partnerMac}, or another where a
 *     region wants another
 * @param deadline of the call
 * @param production whether plain http is out of the question
 */
public record AuthorisationSettings(
        URI page,
        URI userQuery,
        String appid,
        String cityCode,
        String channel,
        String orgChnlCrtfCodg,
        String orgCodg,
        String bizType,
        String orgAppId,
        String partnerId,
        Mac partnerMac,
        Duration deadline,
        boolean production) {
    public AuthorisationSettings {
        require(WechatSettings.address(page, production) && page.getQuery() == null, "page must be an https address");
        require(
                WechatSettings.address(userQuery, production)
                        && !userQuery.toString().endsWith("/"),
                "userQuery must be an https address without a slash at the end");
        require(appid.matches("wx[0-9a-z]{16}"), "appid must be wx and 16 lower-case characters");
        require(!cityCode.isBlank() && !channel.isBlank(), "cityCode or channel is empty");
        require(!orgChnlCrtfCodg.isBlank() && !orgCodg.isBlank() && !orgAppId.isBlank(), "an org code is empty");
        require(!bizType.isBlank(), "bizType is empty");
        require(partnerId.matches("[0-9A-Za-z_-]+"), "partnerId must be of [0-9A-Za-z_-]");
        require(!deadline.isNegative() && !deadline.isZero(), "deadline must be positive");
    }

    @Override
    public String toString() {
        return "AuthorisationSettings[" + page + ", " + orgCodg + "]";
    }
}

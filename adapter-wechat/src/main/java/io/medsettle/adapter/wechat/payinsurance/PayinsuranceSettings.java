package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One hospital at WeChat's first insurance interface (1.0), wechat §3. Checked when built, prints no key.
 *
 * @param base {@code https://api.weixin.qq.com}, without a slash at the end
 * @param appid official account or mini program
 * @param mchid merchant number (商户号), 10 digits
 * @param apiKey key of the signature (API 密钥), 32 characters
 * @param hospitalName name of the hospital, ≤128
 * @param orgNo institution code given by the bureau (机构编码), ≤32
 * @param channelNo channel number, ≤32, "" for none
 * @param cityId city code, ≤32
 * @param isDept the far side's department flag; its values are not published
 * @param orderTypes order_type by entry and medical category: looked up as {@code entry/medType}, then {@code entry}; such as
 *     RegPay, DiagPay
 * @param notifyUrl where notices arrive, without a query, ≤256
 * @param returnUrl the page that comes after the cashier, ≤128
 * @param clientIp our address (spbill_create_ip), ≤16
 * @param description what the patient sees on his bill where the deed says nothing, ≤128
 * @param refunds whether {@code payinsurance/refund} is used for the cash; the far side has switched it off for most, and
 *     then the cash goes back by APIv3
 * @param absence after how long an order that is not known can never be paid any more; ten minutes or more, for an
 *     authorisation lives no longer
 * @param deadline of each call
 * @param production whether plain http is out of the question
 */
public record PayinsuranceSettings(
        URI base,
        String appid,
        String mchid,
        Secret apiKey,
        String hospitalName,
        String orgNo,
        String channelNo,
        String cityId,
        String isDept,
        Map<String, String> orderTypes,
        URI notifyUrl,
        URI returnUrl,
        String clientIp,
        String description,
        boolean refunds,
        Duration absence,
        Duration deadline,
        boolean production) {
    private static final Duration SHORTEST_ABSENCE = Duration.ofMinutes(10);

    public PayinsuranceSettings {
        orderTypes = Map.copyOf(orderTypes);
        require(address(base, production) && !base.toString().endsWith("/"), "base must be an https address");
        require(appid.matches("wx[0-9a-z]{16}"), "appid must be wx and 16 lower-case characters");
        require(mchid.matches("[0-9]{10}"), "mchid must have 10 digits");
        require(apiKey.reveal().matches("[!-~]{32}"), "apiKey must have 32 ASCII characters");
        require(!hospitalName.isEmpty() && hospitalName.length() <= 128, "hospitalName must have 1 to 128 characters");
        require(!orgNo.isEmpty() && orgNo.length() <= 32, "orgNo must have 1 to 32 characters");
        require(channelNo.length() <= 32, "channelNo must have at most 32 characters");
        require(!cityId.isEmpty() && cityId.length() <= 32, "cityId must have 1 to 32 characters");
        require(!isDept.isEmpty() && isDept.length() <= 32, "isDept must have 1 to 32 characters");
        require(!orderTypes.isEmpty(), "orderTypes is empty");
        require(address(notifyUrl, production) && notifyUrl.getQuery() == null, "notifyUrl must be an https address");
        require(
                address(returnUrl, production) && returnUrl.toString().length() <= 128,
                "returnUrl must be an https address");
        require(!clientIp.isEmpty() && clientIp.length() <= 16, "clientIp must have 1 to 16 characters");
        require(!description.isBlank() && description.length() <= 128, "description must have 1 to 128 characters");
        require(absence.compareTo(SHORTEST_ABSENCE) >= 0, "absence must be ten minutes or more");
        require(!deadline.isNegative() && !deadline.isZero(), "deadline must be positive");
    }

    /** The same with another deadline. */
    PayinsuranceSettings within(Duration other) {
        return new PayinsuranceSettings(
                base,
                appid,
                mchid,
                apiKey,
                hospitalName,
                orgNo,
                channelNo,
                cityId,
                isDept,
                orderTypes,
                notifyUrl,
                returnUrl,
                clientIp,
                description,
                refunds,
                absence,
                other,
                production);
    }

    /** Whether an address that was told may be called. */
    boolean mayGo(URI uri) {
        return address(uri, production);
    }

    private static boolean address(URI uri, boolean production) {
        boolean scheme = "https".equals(uri.getScheme()) || (!production && "http".equals(uri.getScheme()));
        return scheme && uri.getHost() != null && uri.getUserInfo() == null;
    }

    private static void require(boolean held, String words) {
        if (!held) {
            throw new IllegalArgumentException(words);
        }
    }

    @Override
    public String toString() {
        return "PayinsuranceSettings[" + base + ", " + appid + ", " + mchid + "]";
    }
}

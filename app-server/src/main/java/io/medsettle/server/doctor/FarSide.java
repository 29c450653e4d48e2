package io.medsettle.server.doctor;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One far side that the gateway calls.
 *
 * @param name in Chinese
 * @param setting where its address stands
 * @param off how far this machine's clock may be off before it refuses what we sign: 5 minutes at WeChat (wechat §3) and the credit
 *     platform (credit-gz §3), 3 minutes at the insurer's gateway and 15 at Alipay, both inferred (yibao-core §2, alipay §2); elsewhere
 *     5 minutes, inferred
 */
record FarSide(String name, String setting, Duration off) {
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration THREE = Duration.ofMinutes(3);
    private static final Duration FIFTEEN = Duration.ofMinutes(15);

    static final List<FarSide> ALL = List.of(
            new FarSide("HIS", "medsettle.his.address", FIVE),
            new FarSide("医保柜台平台", "medsettle.yibao.core-url", THREE),
            new FarSide("医保移动支付中心", "medsettle.yibao.centre-url", THREE),
            new FarSide("市直医保平台", "medsettle.yibao-direct.core-url", THREE),
            new FarSide("微信支付", "medsettle.wechat.base", FIVE),
            new FarSide("微信免密授权查询", "medsettle.wechat.user-query", FIVE),
            new FarSide("微信付款码撤销", "medsettle.wechat-codes.secure-base", FIVE),
            new FarSide("公众平台", "medsettle.wechat-account.api", FIVE),
            new FarSide("移动医保支付 1.0", "medsettle.wechat-payinsurance.base", FIVE),
            new FarSide("支付宝", "medsettle.alipay.gateway", FIFTEEN),
            new FarSide("信用平台", "medsettle.credit.platform.base-url", FIVE),
            new FarSide("短信", "medsettle.sms.url", FIVE),
            new FarSide("电子凭证解码", "medsettle.vouchers.url", FIVE),
            new FarSide("读卡密钥服务", "medsettle.cards.keys-url", FIVE),
            new FarSide("社保卡核验", "medsettle.cards.check-url", FIVE),
            new FarSide("电子凭证结算回传", "medsettle.reports.url", FIVE));

    /** Addresses that browsers visit and the gateway does not. */
    static final Set<String> PAGES = Set.of(
            "medsettle.gateway.public-base",
            "medsettle.wechat.authorise-page",
            "medsettle.wechat-account.login-page",
            "medsettle.wechat-payinsurance.return-url",
            "medsettle.alipay.login-page",
            "medsettle.alipay.medical.authorisation-return",
            "medsettle.alipay.medical.payment-return",
            "medsettle.h5.voucher-page",
            "medsettle.console.base",
            "medsettle.widget.base");

    /** Scheme, host and port of its address with a bare slash; empty if it is not used here, or is no address. */
    Optional<URI> root(Installation installation) {
        return installation.text(setting).flatMap(FarSide::rootOf);
    }

    /** Addresses may hold placeholders behind the host. */
    private static Optional<URI> rootOf(String address) {
        int host = address.indexOf("://");
        int path = address.indexOf('/', host + 3);
        if (host < 0) {
            return Optional.empty();
        }
        try {
            URI root = new URI((path < 0 ? address : address.substring(0, path)) + "/");
            boolean bare = root.getHost() != null && root.getRawUserInfo() == null;
            return bare ? Optional.of(root) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}

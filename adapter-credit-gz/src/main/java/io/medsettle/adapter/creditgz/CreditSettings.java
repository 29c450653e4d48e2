package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Finding;
import io.medsettle.adapter.creditgz.profile.SignRule;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One hospital at one credit platform, credit-gz §3.2. Checked when built, prints no key. Everything that is wrong is an
 * {@link IllegalArgumentException} naming the setting.
 *
 * @param profile how the platform speaks
 * @param merId merchant number (商户号), given by the operator
 * @param orgCode institution (定点医药机构编码)
 * @param appId application, "" where the platform has none
 * @param keys versions of the keys
 * @param baseUrl of the platform, without a path of its own operations
 * @param environment whose money it is
 * @param allowUnverified lets a profile that nobody has compared with the platform's document into production: the operator's
 *     explicit word
 * @param notifyUrl where the platform's notices arrive; empty where polling is all
 * @param deadlines of calls
 * @param absence when not being known says something
 * @param longestBill bytes; a longer bill is refused
 */
public record CreditSettings(
        CreditProfile profile,
        String merId,
        String orgCode,
        String appId,
        KeyRing keys,
        URI baseUrl,
        Environment environment,
        boolean allowUnverified,
        Optional<URI> notifyUrl,
        CreditDeadlines deadlines,
        CreditAbsence absence,
        long longestBill) {
    /** Whose money it is. */
    public enum Environment {
        /** Nobody's. */
        TEST,
        /** Patients'. */
        PRODUCTION
    }

    public CreditSettings {
        boolean production = environment == Environment.PRODUCTION;
        require(merId.matches("[0-9A-Za-z_-]{1,32}"), "merId 应为 1 到 32 个字母或数字");
        require(orgCode.matches("[0-9A-Za-z_-]{1,32}"), "orgCode 应为 1 到 32 个字母或数字");
        require(address(baseUrl, production) && baseUrl.getQuery() == null, "baseUrl 应为 https 地址");
        require(
                notifyUrl
                        .filter(url -> !address(url, production) || url.getQuery() != null)
                        .isEmpty(),
                "notifyUrl 应为不带参数的 https 地址");
        require(longestBill > 0, "longestBill 应大于零");
        if (production) {
            List<Finding> made = profile.profile().placeholders();
            require(made.isEmpty(), "生产环境不能用占位代码: " + made);
            require(
                    profile.verified() || allowUnverified,
                    "方案 " + profile.name() + " 未经核对 (verified: false), 生产环境不能使用; 核对后改为 true, 或明示 allowUnverified");
        }
        keys.keys().forEach(key -> usable(key, profile, appId));
    }

    private static void usable(CreditKey key, CreditProfile profile, String appId) {
        boolean pairs = profile.profile().sign().variant() == SignRule.Variant.SM2_WITH_SM3;
        require(
                pairs ? key.pair().isPresent() : !key.signKey().isEmpty(),
                "密钥 " + key.id() + " 缺少" + (pairs ? " SM2 密钥对" : "签名密钥"));
        Ciphers.of(profile.profile().cipher(), key, appId);
    }

    static boolean address(URI uri, boolean production) {
        boolean scheme = "https".equals(uri.getScheme()) || !production && "http".equals(uri.getScheme());
        return scheme && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
    }

    static void require(boolean held, String words) {
        if (!held) {
            throw new IllegalArgumentException(words);
        }
    }

    boolean production() {
        return environment == Environment.PRODUCTION;
    }

    @Override
    public String toString() {
        return "CreditSettings[" + profile + ", " + merId + ", " + baseUrl + ", " + environment + ", " + keys + "]";
    }
}

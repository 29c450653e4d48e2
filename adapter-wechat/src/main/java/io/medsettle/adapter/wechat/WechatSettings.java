package io.medsettle.adapter.wechat;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One hospital at WeChat as a direct merchant (普通商户), wechat §1 and §11. Checked when built, prints no key. Everything that
 * is wrong is an {@link IllegalArgumentException} naming the field.
 *
 * @param base {@code https://api.mch.weixin.qq.com}, without a slash at the end
 * @param appid official account or mini program (公众账号ID): {@code wx} and 16 lower-case characters
 * @param mchid merchant number (商户号), 10 digits
 * @param merchantSerial serial of the merchant's API certificate (商户API证书序列号), upper-case hex
 * @param merchantSigner signs with that certificate's key; {@link WechatKeys#signer} or a cipher machine
 * @param merchantCertificate if given, signer and serial are proven to belong to it at the start
 * @param apiV3Keys APIv3 key (APIv3密钥), 32 characters each: the current first, during a change the one before second
 * @param platformKeys WeChat's public keys and certificates known at the start; may be empty if they can be downloaded
 * @param certificatesApart how long at least between two downloads of the platform certificates because of an unknown
 *     serial; empty where they are never downloaded (public-key mode cannot, 公钥模式)
 * @param callbackBase where this party's notices arrive, without a query; {@code /cash}, {@code /refund} and
 *     {@code /mixed} are put behind it
 * @param description words on the patient's bill where the order tells none, at most 127
 * @param orderLife how long a cash order may be paid, from when it was intended
 * @param deadline of each call
 * @param production whether patients' money is real
 * @param medical what the mixed orders need; empty for cash only
 */
public record WechatSettings(
        URI base,
        String appid,
        String mchid,
        String merchantSerial,
        Signer merchantSigner,
        Optional<X509Certificate> merchantCertificate,
        List<Secret> apiV3Keys,
        List<PlatformKey> platformKeys,
        Optional<Duration> certificatesApart,
        URI callbackBase,
        String description,
        Duration orderLife,
        Duration deadline,
        boolean production,
        Optional<MedicalSettings> medical) {
    private static final int URL_LENGTH = 255;
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

    public WechatSettings {
        apiV3Keys = List.copyOf(apiV3Keys);
        platformKeys = List.copyOf(platformKeys);
        require(address(base, production) && base.getPath().isEmpty(), "base must be an https host without a path");
        require(appid.matches("wx[0-9a-z]{16}"), "appid must be wx and 16 lower-case characters");
        require(mchid.matches("[0-9]{10}"), "mchid must be 10 digits");
        require(merchantSerial.matches("[0-9A-F]{8,40}"), "merchantSerial must be upper-case hex");
        String serial = merchantSerial;
        merchantCertificate.ifPresent(certificate -> require(
                PlatformKey.serial(certificate).equals(serial), "merchantSerial is not the certificate's serial"));
        require(!apiV3Keys.isEmpty() && apiV3Keys.size() <= 2, "one APIv3 key, or two during a change");
        apiV3Keys.forEach(key -> require(key.reveal().matches("[!-~]{32}"), "an APIv3 key has 32 ASCII characters"));
        Set<String> ids = new HashSet<>();
        platformKeys.forEach(key -> require(ids.add(key.id()), "two platform keys with the same id"));
        require(!platformKeys.isEmpty() || certificatesApart.isPresent(), "no platform key and no way to get one");
        certificatesApart.ifPresent(apart -> require(positive(apart), "certificatesApart must be positive"));
        require(
                address(callbackBase, production)
                        && callbackBase.getQuery() == null
                        && !callbackBase.toString().endsWith("/"),
                "callbackBase must be an https address without query and without a slash at the end");
        require(callbackBase.toString().length() <= URL_LENGTH - "/refund".length(), "callbackBase is too long");
        require(!description.isBlank() && description.length() <= 127, "description must have 1 to 127 characters");
        require(orderLife.compareTo(SHORTEST_LIFE) >= 0, "orderLife must be a minute or more");
        require(positive(deadline), "deadline must be positive");
        require(
                !(production && medical.map(MedicalSettings::testEnvironment).orElse(false)),
                "med_ins_test_env in production loses money: the insurance part would not be real");
    }

    /** The words that the patient sees on his bill. */
    String description(Deed deed) {
        return deed.notes().find(NoteKey.DESCRIPTION).orElse(description);
    }

    /** The address for notices of one kind. */
    String callback(String kind) {
        return callbackBase + "/" + kind;
    }

    static boolean address(URI uri, boolean production) {
        boolean scheme = "https".equals(uri.getScheme()) || (!production && "http".equals(uri.getScheme()));
        return scheme && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
    }

    static void require(boolean held, String words) {
        if (!held) {
            throw new IllegalArgumentException(words);
        }
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    @Override
    public String toString() {
        return "WechatSettings[" + base + ", " + appid + ", " + mchid + ", keys " + platformKeys + "]";
    }
}

package io.medsettle.server.doctor;

import io.medsettle.adapter.wechat.PlatformKey;
import io.medsettle.adapter.wechat.WechatKeys;
import io.medsettle.ports.crypto.Signer;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** WeChat's keys: the merchant's, WeChat's own, and the certificates of the older interface. */
final class WechatKeyring {
    private static final String MERCHANT = "medsettle.wechat.merchant-key";
    private static final String SERIAL = "medsettle.wechat.merchant-serial";
    private static final String PLATFORM_ID = "medsettle.wechat.platform-key-id";
    private static final String PLATFORM = "medsettle.wechat.platform-key";
    private static final String CERTIFICATE = "medsettle.wechat-codes.merchant-certificate";
    private static final String TRUSTED = "medsettle.wechat-codes.trusted-certificate";
    private static final String RENEW = "在微信商户平台申请新的 API 证书, 把私钥, 证书与序列号一起换上";

    private final Keyring keys;
    private final Installation installation;

    WechatKeyring(Keyring keys) {
        this.keys = keys;
        this.installation = keys.installation();
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        found.addAll(keys.reading("微信商户私钥", MERCHANT, () -> {
            merchant();
            return List.of(Finding.good("微信商户私钥可读"));
        }));
        found.addAll(keys.reading("微信支付公钥", PLATFORM, this::platform));
        if (installation.text(CERTIFICATE).isPresent()) {
            found.addAll(keys.reading("微信商户证书", CERTIFICATE, this::certificate));
        } else {
            found.add(Finding.attention("微信商户证书的到期日不在设置中 (只需要它的序列号)", "在微信商户平台查看到期日, 记入本院的日历"));
        }
        if (installation.text(TRUSTED).isPresent()) {
            found.addAll(keys.reading(
                    "微信付款码撤销所信任的证书",
                    TRUSTED,
                    () -> List.of(keys.expiry("微信付款码撤销所信任的证书", read(TRUSTED), "向微信取得新的证书, 换 " + TRUSTED))));
        }
        return found;
    }

    private Signer merchant() {
        return WechatKeys.signer(installation.secret(MERCHANT));
    }

    private X509Certificate read(String setting) {
        return WechatKeys.certificate(installation.text(setting).orElse(""));
    }

    private List<Finding> platform() {
        PlatformKey key = PlatformKey.ofPublicKey(
                installation.text(PLATFORM_ID).orElse(""),
                installation.text(PLATFORM).orElse(""));
        return List.of(Keyring.beside(
                () -> Keyring.isOurOwn(merchant(), key.verifier()),
                Finding.must("微信支付公钥填成了商户自己的公钥", "在微信商户平台下载“微信支付公钥”, 换 " + PLATFORM),
                Finding.good("微信支付公钥可读")));
    }

    private List<Finding> certificate() {
        X509Certificate certificate = read(CERTIFICATE);
        List<Finding> found = new ArrayList<>();
        found.add(keys.expiry("微信商户证书", certificate, RENEW));
        found.add(Keyring.beside(
                () -> !Keyring.isOf(merchant(), certificate),
                Finding.must("微信商户证书与商户私钥不是一对", "从同一次申请中取 apiclient_cert.pem 与 apiclient_key.pem"),
                Finding.good("微信商户证书与商户私钥是一对")));
        String serial = installation.text(SERIAL).orElse("");
        if (!serial.matches("[0-9A-Fa-f]+") || !new BigInteger(serial, 16).equals(certificate.getSerialNumber())) {
            found.add(
                    Finding.must("微信商户证书的序列号与 " + SERIAL + " 不符", "按证书改 " + SERIAL + " (openssl x509 -noout -serial)"));
        }
        return found;
    }
}

package io.medsettle.adapter.wechat;

import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hospital of the specification's examples. */
final class Sample {
    static final String APPID = "wx0000000000000001";
    static final String MCHID = "1900000001";
    static final String SERIAL = "4E9F00000000000000000000000000000000A001";
    static final Secret API_V3_KEY = new Secret("0123456789abcdef0123456789ABCDEF");
    static final String KEY_ID = "PUB_KEY_ID_0119000000012026010500001";
    static final KeyPair MERCHANT = pair();
    static final KeyPair WECHAT = pair();
    static final KeyPair STRANGER = pair();

    private Sample() {}

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    static RSAPublicKey merchantKey() {
        return (RSAPublicKey) MERCHANT.getPublic();
    }

    static PlatformKey platformKey() {
        return PlatformKey.ofPublicKey(
                KEY_ID, pem("PUBLIC KEY", WECHAT.getPublic().getEncoded()));
    }

    static MedicalSettings medical() {
        return new MedicalSettings(
                "440100",
                "示例医院",
                "H44010000001",
                "",
                Map.of("online-mixed", "DIAG_PAY", "online-mixed/12", "REG_PAY"),
                Map.of("01", "ID_CARD"),
                true,
                false,
                false);
    }

    static CodePaySettings codes() {
        return new CodePaySettings(
                "", "WINDOW-1", "K0001", "10.0.0.8", Duration.ofSeconds(45), Duration.ofMinutes(5), Optional.empty());
    }

    static WechatPay pay(WechatSettings settings, Exchange exchange, InstantSource clock) {
        return new WechatPay(settings, Optional.of(codes()), exchange, exchange, clock);
    }

    static WechatSettings settings() {
        return settings(
                URI.create("https://api.mch.weixin.qq.com"), List.of(platformKey()), Optional.empty(), medical());
    }

    static WechatSettings settings(
            URI base, List<PlatformKey> keys, Optional<Duration> certificatesApart, MedicalSettings medical) {
        return settings(
                base, URI.create("https://pay.example.org/callbacks/wechat/H1"), keys, certificatesApart, medical);
    }

    static WechatSettings settings(
            URI base,
            URI callbacks,
            List<PlatformKey> keys,
            Optional<Duration> certificatesApart,
            MedicalSettings medical) {
        return new WechatSettings(
                base,
                APPID,
                MCHID,
                SERIAL,
                WechatKeys.signer(
                        new Secret(pem("PRIVATE KEY", MERCHANT.getPrivate().getEncoded()))),
                Optional.empty(),
                List.of(API_V3_KEY),
                keys,
                certificatesApart,
                callbacks,
                "诊间缴费",
                Duration.ofMinutes(30),
                Duration.ofSeconds(3),
                false,
                Optional.of(medical));
    }
}

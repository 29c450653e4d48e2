package io.medsettle.adapter.wechat;

import io.medsettle.ports.crypto.Mac;
import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys in software, for where no cipher machine (密码机) is wanted. PEM may have its line ends written as backslash and n.
 * All of them throw {@link IllegalArgumentException} for what is no key, and never name it.
 */
public final class WechatKeys {
    private WechatKeys() {}

    /** Signs with the merchant's private key (商户API私钥, apiclient_key.pem, PKCS#8). */
    public static Signer signer(Secret pem) {
        return Rsa.signer(Pem.privateKey(pem));
    }

    /** The merchant's certificate (商户API证书, apiclient_cert.pem). */
    public static X509Certificate certificate(String pem) {
        return Pem.certificate(pem);
    }

    /** HMAC-SHA256 with the partner secret of the password-free authorisation (免密授权), wechat §8.3. */
    public static Mac partnerMac(Secret partnerSecret) {
        SecretKeySpec key = new SecretKeySpec(partnerSecret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return message -> {
            try {
                javax.crypto.Mac engine = javax.crypto.Mac.getInstance("HmacSHA256");
                engine.init(key);
                return engine.doFinal(message);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot authenticate", e);
            }
        };
    }
}

package io.medsettle.adapter.alipay;

import io.medsettle.ports.crypto.Pem;
import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Keys in software, for where no cipher machine (密码机) is wanted: bare Base64 as the console shows it, or PEM, line ends also
 * as backslash and n. All of them throw {@link IllegalArgumentException} for what is no key, and never name it.
 */
public final class AlipayKeys {
    private AlipayKeys() {}

    /** Signs with the application's private key (应用私钥, PKCS#8). */
    public static Signer signer(Secret applicationKey) {
        return Rsa.signer(Pem.privateKey(applicationKey));
    }

    /** Key mode (公钥模式): Alipay's public key from the console, during a change the new one and the old one. */
    public static AlipayTrust publicKeys(String... alipay) {
        return new AlipayTrust.PublicKeys(
                Arrays.stream(alipay).map(Pem::publicKey).toList());
    }

    /**
     * Certificate mode (证书模式), from the three files of the console.
     *
     * @param application text of appCertPublicKey_….crt
     * @param roots text of alipayRootCert.crt
     * @param alipay text of alipayCertPublicKey_RSA2.crt, more than one during a change; of each the first certificate
     * @param apart how long at least between two downloads of a certificate that is not known
     */
    public static AlipayTrust certificates(String application, String roots, List<String> alipay, Duration apart) {
        return new AlipayTrust.Certificates(
                Pem.certificates(application).get(0),
                Pem.certificates(roots),
                alipay.stream().map(text -> Pem.certificates(text).get(0)).toList(),
                apart);
    }
}

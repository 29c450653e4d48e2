package io.medsettle.adapter.alipay;

import static io.medsettle.adapter.alipay.AlipaySettings.require;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Whom we believe and how we show who we are: by bare keys, or by certificates (公钥模式, 证书模式). {@link AlipayKeys} builds it. */
public sealed interface AlipayTrust {
    <R> R match(Function<PublicKeys, R> keys, Function<Certificates, R> certificates);

    /**
     * Alipay's public keys (支付宝公钥), never the application's own.
     *
     * @param alipay one, or two during a change
     */
    record PublicKeys(List<RSAPublicKey> alipay) implements AlipayTrust {
        public PublicKeys {
            alipay = List.copyOf(alipay);
            require(!alipay.isEmpty() && alipay.size() <= 2, "one key of Alipay, or two during a change");
            alipay.forEach(
                    key -> require(key.getModulus().bitLength() >= 2048, "a key of Alipay is shorter than 2048"));
        }

        @Override
        public <R> R match(Function<PublicKeys, R> keys, Function<Certificates, R> certificates) {
            return keys.apply(this);
        }

        @Override
        public String toString() {
            return "PublicKeys[" + alipay.size() + "]";
        }
    }

    /**
     * Certificates (公钥证书).
     *
     * @param application the first certificate of appCertPublicKey_….crt
     * @param roots all of alipayRootCert.crt
     * @param alipay those Alipay signs with that are known at the start: old and new may stand side by side
     * @param apart how long at least between two downloads of a certificate that is not known: of those that answers
     *     name, and of those that notices name
     */
    record Certificates(
            X509Certificate application, List<X509Certificate> roots, List<X509Certificate> alipay, Duration apart)
            implements AlipayTrust {
        public Certificates {
            roots = List.copyOf(roots);
            alipay = List.copyOf(alipay);
            require(!CertSn.ofRoots(roots).isEmpty(), "no RSA root among the root certificates");
            require(!alipay.isEmpty(), "no certificate of Alipay");
            require(!apart.isNegative() && !apart.isZero(), "apart must be positive");
        }

        @Override
        public <R> R match(Function<PublicKeys, R> keys, Function<Certificates, R> certificates) {
            return certificates.apply(this);
        }

        /** The serials only: what an operator compares with the console. */
        @Override
        public String toString() {
            return "Certificates[app " + CertSn.of(application) + ", root " + CertSn.ofRoots(roots) + ", alipay "
                    + alipay.stream().map(CertSn::of).toList() + "]";
        }
    }
}

package io.medsettle.server.assembly;

import io.medsettle.adapter.alipay.AlipayKeys;
import io.medsettle.adapter.alipay.AlipaySettings.Products;
import io.medsettle.adapter.alipay.AlipayTrust;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Alipay ({@code medsettle.alipay}); without {@code app-id} nobody pays by Alipay here.
 *
 * @param gateway of the open platform
 * @param loginPage where a web page inside Alipay sends its visitor for a code
 * @param appKey private key of the application, bare Base64 or PEM
 * @param alipayKeys key mode (公钥模式): Alipay's public keys, one, or two during a change
 * @param appCertificate certificate mode (证书模式): text of appCertPublicKey_….crt, "" in key mode
 * @param rootCertificates text of alipayRootCert.crt
 * @param alipayCertificates texts of alipayCertPublicKey_RSA2.crt
 * @param contentKey key of the content encryption, "" where it is not switched on
 * @param sellerId who collects, 2088 and 12 digits
 * @param subject words on the patient's bill where the order tells none
 * @param pageProduct product code of trades paid inside the mini program; JSAPI_PAY wants {@code op-app-id} too
 * @param codeProduct of codes shown and scanned
 * @param faceProduct of faces
 * @param appAuthToken for an application that acts on behalf of the hospital, "" for none
 * @param billUserAgent what the host of bill files is told; it turns Java's own name away
 */
@ConfigurationProperties("medsettle.alipay")
@Requires(property = "medsettle.alipay.app-id")
record AlipayBinding(
        @Bindable(defaultValue = "https://openapi.alipay.com/gateway.do")
        URI gateway,

        @Bindable(defaultValue = "https://openauth.alipay.com/oauth2/publicAppAuthorize.htm")
        URI loginPage,

        @NotBlank String appId,
        @NotBlank String appKey,
        @Bindable(defaultValue = "") List<String> alipayKeys,
        @Bindable(defaultValue = "") String appCertificate,
        @Bindable(defaultValue = "") String rootCertificates,
        @Bindable(defaultValue = "") List<String> alipayCertificates,
        @Bindable(defaultValue = "") String contentKey,
        @NotBlank String sellerId,
        @NotBlank String subject,
        @Bindable(defaultValue = "FACE_TO_FACE_PAYMENT") String pageProduct,
        @Bindable(defaultValue = "") String opAppId,
        @Bindable(defaultValue = "FACE_TO_FACE_PAYMENT") String codeProduct,
        @Bindable(defaultValue = "FACE_TO_FACE_PAYMENT") String faceProduct,
        @Bindable(defaultValue = "") String storeId,
        @Bindable(defaultValue = "") String providerId,
        @Bindable(defaultValue = "") String appAuthToken,
        @Bindable(defaultValue = "MedSettle") @NotBlank String billUserAgent) {
    private static final Duration APART = Duration.ofMinutes(5);

    AlipayTrust trust() {
        return appCertificate.isBlank()
                ? AlipayKeys.publicKeys(alipayKeys.toArray(String[]::new))
                : AlipayKeys.certificates(appCertificate, rootCertificates, alipayCertificates, APART);
    }

    Products products() {
        return new Products(pageProduct, opAppId, codeProduct, codeProduct, faceProduct);
    }

    @Override
    public String toString() {
        return "AlipayBinding[" + gateway + ", " + appId + "]";
    }
}

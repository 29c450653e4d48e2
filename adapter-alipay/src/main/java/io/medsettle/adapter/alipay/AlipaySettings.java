package io.medsettle.adapter.alipay;

import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One hospital's application at Alipay, alipay §1 and §11. Checked when built, prints no key. Everything that is wrong is an
 * {@link IllegalArgumentException} naming the field; so is Alipay's key being our own, the mistake made most.
 *
 * @param gateway {@code https://openapi.alipay.com/gateway.do}
 * @param appId application (应用), 16 digits
 * @param signer signs with the application's private key; {@link AlipayKeys#signer} or a cipher machine
 * @param trust whom we believe
 * @param contentKey key of the content encryption (接口内容加密密钥), Base64; empty where it is not switched on
 * @param sellerId who collects (收款账号 PID), 2088 and 12 digits
 * @param notifyUrl where this party's notices arrive, without a query
 * @param subject words on the patient's bill where the order tells none, at most 256
 * @param products which contract each way of paying belongs to
 * @param storeId store number, comes back in the bill, at most 32, "" for none
 * @param providerId system provider (系统商编号 sys_service_provider_id), "" for none
 * @param appAuthToken for an application that acts on behalf of the hospital (第三方应用授权)
 * @param orderLife how long a trade may be paid, from when it was intended: one minute to fifteen days
 * @param deadline of each call
 * @param payDeadline of a payment by code, which waits for the patient's bank: 30 s is usual
 * @param production whether patients' money is real
 * @param medical what the insurance part needs; empty for cash only
 */
public record AlipaySettings(
        URI gateway,
        String appId,
        Signer signer,
        AlipayTrust trust,
        Optional<Secret> contentKey,
        String sellerId,
        URI notifyUrl,
        String subject,
        Products products,
        String storeId,
        String providerId,
        Optional<Secret> appAuthToken,
        Duration orderLife,
        Duration deadline,
        Duration payDeadline,
        boolean production,
        Optional<MedicalSettings> medical) {
    private static final byte[] PROBE = "sign and verify".getBytes(StandardCharsets.US_ASCII);

    public AlipaySettings {
        require(address(gateway, production) && gateway.getQuery() == null, "gateway must be an https address");
        require(appId.matches("[0-9]{16}"), "appId must be 16 digits");
        contentKey.ifPresent(Aes::new);
        require(sellerId.matches("2088[0-9]{12}"), "sellerId must be 2088 and 12 digits");
        require(
                address(notifyUrl, production) && notifyUrl.getQuery() == null,
                "notifyUrl must be an https address without a query");
        require(!subject.isBlank() && subject.length() <= 256, "subject must have 1 to 256 characters");
        require(storeId.length() <= 32, "storeId must have at most 32 characters");
        require(
                !orderLife.minus(Duration.ofMinutes(1)).isNegative() && orderLife.compareTo(Duration.ofDays(15)) <= 0,
                "orderLife must be between a minute and fifteen days");
        require(positive(deadline), "deadline must be positive");
        require(payDeadline.compareTo(deadline) >= 0, "payDeadline must not be shorter than deadline");
        byte[] signature = signer.sign(PROBE);
        for (PublicKey theirs : alipayKeys(trust)) {
            require(
                    !Rsa.verifier(theirs).verify(PROBE, signature),
                    "trust holds the application's own public key (应用公钥) where Alipay's (支付宝公钥) belongs");
        }
        require(
                trust.match(keys -> true, certificates -> Rsa.verifier(
                                certificates.application().getPublicKey())
                        .verify(PROBE, signature)),
                "the application's key and certificate do not belong together");
    }

    /**
     * The product codes (销售产品码) of the contracts, alipay §2.2.
     *
     * @param page for a trade paid inside the mini program, FACE_TO_FACE_PAYMENT or JSAPI_PAY
     * @param opAppId the mini program, needed with JSAPI_PAY, else ""
     * @param shownCode for a code that we show
     * @param scannedCode for a payment code
     * @param face for a face
     */
    public record Products(String page, String opAppId, String shownCode, String scannedCode, String face) {
        public Products {
            require(
                    !page.isBlank() && !shownCode.isBlank() && !scannedCode.isBlank() && !face.isBlank(),
                    "a product is empty");
            require(!page.equals("JSAPI_PAY") || !opAppId.isBlank(), "JSAPI_PAY needs opAppId");
        }
    }

    private static List<? extends PublicKey> alipayKeys(AlipayTrust trust) {
        return trust.match(AlipayTrust.PublicKeys::alipay, certificates -> certificates.alipay().stream()
                .map(certificate -> certificate.getPublicKey())
                .toList());
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

    static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    @Override
    public String toString() {
        return "AlipaySettings[" + gateway + ", " + appId + ", " + sellerId + ", " + trust + "]";
    }
}

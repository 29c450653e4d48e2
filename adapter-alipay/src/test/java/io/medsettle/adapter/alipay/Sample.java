package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.AlipaySettings.Products;
import io.medsettle.adapter.alipay.MedicalSettings.Flow;
import io.medsettle.adapter.alipay.MedicalSettings.State;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hospital of the specification's examples. */
final class Sample {
    static final String APP_ID = "2021000000000001";
    static final String SELLER = "2088000000000001";
    static final String ORG_CODE = "H44010000001";
    static final URI GATEWAY = URI.create("https://openapi.alipay.com/gateway.do");
    static final URI NOTIFY = URI.create("https://pay.example.org/callbacks/alipay/H1/notify");
    static final KeyPair APP = pair();
    static final KeyPair ALIPAY = pair();
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

    static String base64(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }

    static Secret appKey() {
        return new Secret(base64(APP.getPrivate().getEncoded()));
    }

    static AlipayTrust trust(KeyPair... alipay) {
        return AlipayKeys.publicKeys(java.util.Arrays.stream(alipay)
                .map(pair -> base64(pair.getPublic().getEncoded()))
                .toArray(String[]::new));
    }

    static MedicalSettings medical(Flow flow) {
        return new MedicalSettings(
                flow,
                ORG_CODE,
                "1GTESTAPPID0000000000000000000000",
                "TESTCRTF0000000000000001",
                "",
                "04107",
                "示例医院",
                "440100",
                "alipays://platformapi/startapp?appId=2021000000000001&page=pages/pay/index",
                "alipays://platformapi/startapp?appId=2021000000000001&page=pages/pay/result",
                "",
                "",
                "",
                List.of("nhsamp", "auth_user"),
                Map.of(
                        "1", State.PENDING,
                        "SUCCESS", State.PAID,
                        "6", State.PAID,
                        "8", State.REFUNDED,
                        "15", State.FAILED,
                        "12", State.CLOSED,
                        "WAIT_BUYER_PAY", State.PENDING,
                        "TRADE_SUCCESS", State.PAID,
                        "TRADE_CLOSED", State.CLOSED));
    }

    static AlipaySettings settings() {
        return settings(GATEWAY, NOTIFY, trust(ALIPAY), Optional.empty(), medical(Flow.ALIPAY_CASHIER));
    }

    static AlipaySettings settings(
            URI gateway, URI notify, AlipayTrust trust, Optional<Secret> contentKey, MedicalSettings medical) {
        return new AlipaySettings(
                gateway,
                APP_ID,
                AlipayKeys.signer(appKey()),
                trust,
                contentKey,
                SELLER,
                notify,
                "诊间缴费",
                new Products(
                        "FACE_TO_FACE_PAYMENT",
                        "",
                        "FACE_TO_FACE_PAYMENT",
                        "FACE_TO_FACE_PAYMENT",
                        "FACE_TO_FACE_PAYMENT"),
                "",
                "",
                Optional.empty(),
                Duration.ofMinutes(30),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                false,
                Optional.of(medical));
    }
}

package io.medsettle.sandbox;

import io.medsettle.fixtures.alipay.AlipaySettings;
import io.medsettle.fixtures.alipay.AlipaySimulator;
import io.medsettle.fixtures.alipay.NoticePlan;
import io.medsettle.fixtures.sim.InsuranceCashier;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Alipay beside the others, and the settings under which a gateway finds it. */
final class OutsideAlipay implements AutoCloseable {
    private static final String CERTIFICATION = "Zx81kMStlhVDgN2uHf4EsLK0001";

    private final KeyPair application;
    private final AlipaySettings settings;
    private final AlipaySimulator simulator;

    /**
     * @param application the key pair of the hospital's application
     * @param org the hospital as the insurer's centre knows it
     * @param centreAppId its application there
     * @param insurer settles the insurance part
     */
    OutsideAlipay(InstantSource clock, KeyPair application, String org, String centreAppId, InsuranceCashier insurer) {
        this.application = application;
        settings = AlipaySettings.sample(clock, (RSAPublicKey) application.getPublic(), insurer)
                .withMedical(org, centreAppId, CERTIFICATION);
        simulator = new AlipaySimulator(settings);
        simulator.billsAtOnce();
        simulator.noticePlan(new NoticePlan(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2))));
        List.of("registered", "paid", "deposited", "refunded").forEach(simulator::knowMedicalTemplate);
    }

    AlipaySimulator simulator() {
        return simulator;
    }

    void settings(Map<String, Object> s, URI gateway) {
        s.put("medsettle.alipay.gateway", simulator.gateway().toString());
        s.put("medsettle.alipay.login-page", simulator.loginPage().toString());
        s.put("medsettle.alipay.app-id", settings.appId());
        s.put(
                "medsettle.alipay.app-key",
                Base64.getEncoder().encodeToString(application.getPrivate().getEncoded()));
        s.put("medsettle.alipay.alipay-keys", List.of(simulator.publicKey()));
        s.put("medsettle.alipay.seller-id", settings.sellerId());
        s.put("medsettle.alipay.subject", "门诊缴费");
        s.put("medsettle.alipay.medical.org-app-id", settings.orgAppId());
        s.put("medsettle.alipay.medical.org-chnl-crtf-code", settings.orgChnlCrtfCode());
        s.put("medsettle.alipay.medical.city-code", settings.cityCode());
        s.put("medsettle.alipay.medical.authorisation-return", gateway + "/h5");
        s.put("medsettle.alipay.medical.payment-return", gateway + "/h5/orders");
        s.put("medsettle.alipay.medical.states.PENDING", "1,WAIT_BUYER_PAY");
        s.put("medsettle.alipay.medical.states.PAID", "6,TRADE_SUCCESS,TRADE_FINISHED");
        s.put("medsettle.alipay.medical.states.FAILED", "15");
        s.put("medsettle.alipay.medical.states.CLOSED", "12,TRADE_CLOSED");
        s.put("medsettle.alipay.medical.states.REFUNDED", "8");
        for (String kind : List.of("registered", "paid", "deposited", "refunded")) {
            template(s, "medsettle.alipay.templates." + kind + ".", kind);
        }
    }

    private static void template(Map<String, Object> s, String at, String kind) {
        s.put(at + "id", kind);
        s.put(at + "keys.hospital", "hospital");
        s.put(at + "keys.amount", "amount");
        s.put(at + "keys.time", "time");
        s.put(at + "keys.next", "where");
        s.put(at + "keys.orderNo", "order");
    }

    @Override
    public void close() {
        simulator.close();
    }
}

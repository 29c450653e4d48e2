package io.medsettle.acceptance;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** Insurance and cash on the hospital's own page; only the cash is paid at Alipay (医院引导支付). */
class AlipayLedTest extends AlipaySettling {
    private static final Gateway LED = Gateway.start(Map.of("medsettle.alipay.medical.flow", "HOSPITAL_LED"));

    AlipayLedTest() {
        super(LED);
    }

    @Override
    long pages() {
        return 0;
    }

    @AfterEach
    void calm() {
        LED.calm();
    }

    @AfterAll
    static void stop() {
        LED.close();
    }
}

package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A hospital that has no Alipay. */
class WithoutAlipayTest {
    private static final Gateway GATEWAY = Gateway.start(Map.of("medsettle.alipay.", Gateway.ABSENT));

    private final Clinic clinic = GATEWAY.clinic();

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @Test
    void a_hospital_without_alipay_starts_collects_by_wechat_and_says_what_it_has_not() {
        Said byAlipay = new AlipayClinic(GATEWAY).selfPay(8, 30_00);
        Said page = clinic.channel()
                .post(
                        "/api/v1/patients/authorise-page",
                        Map.of("returnTo", "https://hospital.example/back", "channel", "ALIPAY"));
        Said notice = new Edge(GATEWAY.address(), "").post("/callbacks/alipay/H44999900001", "a=b", Map.of());
        Said byWechat = clinic.selfPay(8, 30_00);

        assertThat(byAlipay.status()).as(byAlipay.text()).isEqualTo(422);
        assertThat(byAlipay.text("code")).isEqualTo("no-such-payer");
        assertThat(page.text("code")).isEqualTo("no-insurance-here");
        assertThat(notice.status()).isEqualTo(404);
        clinic.settled(byWechat, 8);
    }
}

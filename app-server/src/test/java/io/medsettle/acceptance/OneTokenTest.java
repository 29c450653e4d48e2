package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.wechat.WechatSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** access_token 集中缓存: however much is sent, WeChat is asked for one token, and for another only when it takes it back. */
class OneTokenTest {
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.patient();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static void paidAndTold(int person) {
        Clinic clinic = gateway.clinic();
        WechatSimulator wechat = gateway.world().wechat();
        int before = wechat.messages().size();
        clinic.settled(clinic.selfPay(person, 20_00), person);
        assertThat(Clinic.eventually(() -> wechat.messages().size() == before + 1, Clinic.SOON))
                .isTrue();
    }

    @Test
    @Covers("D15")
    void messages_share_one_token_and_a_token_taken_back_is_fetched_anew_once() {
        WechatSimulator wechat = gateway.world().wechat();
        paidAndTold(1);
        paidAndTold(2);
        paidAndTold(3);
        assertThat(wechat.carriedOut("stable-token")).isEqualTo(1);

        wechat.invalidateTokens();
        paidAndTold(4);
        paidAndTold(5);
        assertThat(wechat.carriedOut("stable-token")).isEqualTo(2);
    }
}

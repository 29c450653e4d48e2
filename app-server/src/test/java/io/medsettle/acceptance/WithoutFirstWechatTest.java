package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** 没有 1.0 的设置: a gateway that is told to open orders over it does not start, and says what is missing. */
class WithoutFirstWechatTest {
    @Test
    void who_is_to_open_orders_over_an_interface_without_settings_does_not_start() {
        assertThatThrownBy(() -> Gateway.start(Map.of(
                        "medsettle.wechat.mixed", "V1", "medsettle.wechat-payinsurance.api-key", Gateway.ABSENT)))
                .hasStackTraceContaining("medsettle.wechat-payinsurance has no api-key");
    }
}

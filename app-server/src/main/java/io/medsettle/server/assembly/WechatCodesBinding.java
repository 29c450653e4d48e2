package io.medsettle.server.assembly;

import io.medsettle.adapter.wechat.CodePaySettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Optional;

/**
 * WeChat's payments by the patient's code (付款码, {@code medsettle.wechat-codes}); without {@code store-out-id} there are none.
 *
 * @param storeOutId our own number of the place, 1–32
 * @param storeId its number at WeChat, "" if it has none
 * @param deviceId the terminal, "" for none
 * @param deviceIp its address, "" for none
 * @param patience how long a patient may type the password (wechat §6.10)
 * @param absence after how long an unknown number can never be paid any more
 */
@ConfigurationProperties("medsettle.wechat-codes")
@Requires(property = "medsettle.wechat-codes.store-out-id")
record WechatCodesBinding(
        @NotBlank String storeOutId,
        @Bindable(defaultValue = "") String storeId,
        @Bindable(defaultValue = "") String deviceId,
        @Bindable(defaultValue = "") String deviceIp,
        @Bindable(defaultValue = "45s") Duration patience,
        @Bindable(defaultValue = "10m") Duration absence) {
    CodePaySettings settings() {
        return new CodePaySettings(storeId, storeOutId, deviceId, deviceIp, patience, absence, Optional.empty());
    }
}

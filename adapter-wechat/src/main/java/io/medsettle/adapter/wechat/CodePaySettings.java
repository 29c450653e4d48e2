package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.WechatSettings.require;

import io.medsettle.adapter.wechat.wire.CodePay;
import java.time.Duration;
import java.util.Optional;

/**
 * What payments by the patient's code need (付款码支付), wechat §6.10. Checked when built.
 *
 * @param storeId the shop's number at WeChat (门店编号), ≤32, "" if it has none
 * @param storeOutId our own number of the place (商户自定义门店编号), 1–32
 * @param deviceId the terminal (设备号), ≤32, "" for none
 * @param deviceIp its address, ≤45, "" for none; the older interface cannot do without
 * @param patience how long a patient may type the password before it is taken back; 15 s or more
 * @param absence after how long a number that WeChat does not know can never be paid any more; two minutes or more, for a
 *     code lives one
 * @param older how to speak the older interface (v2 micropay); empty = APIv3
 */
public record CodePaySettings(
        String storeId,
        String storeOutId,
        String deviceId,
        String deviceIp,
        Duration patience,
        Duration absence,
        Optional<OlderInterface> older) {
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(15);
    private static final Duration SHORTEST_ABSENCE = Duration.ofMinutes(2);

    public CodePaySettings {
        require(storeId.length() <= 32, "storeId must have at most 32 characters");
        require(!storeOutId.isEmpty() && storeOutId.length() <= 32, "storeOutId must have 1 to 32 characters");
        require(deviceId.length() <= 32, "deviceId must have at most 32 characters");
        require(deviceIp.length() <= 45, "deviceIp must have at most 45 characters");
        require(patience.compareTo(SHORTEST_PATIENCE) >= 0, "patience must be 15 s or more");
        require(absence.compareTo(SHORTEST_ABSENCE) >= 0, "absence must be two minutes or more");
        require(older.isEmpty() || !deviceIp.isEmpty(), "the older interface needs deviceIp");
    }

    CodePay.Place place() {
        return new CodePay.Place(deviceId, deviceIp, storeId, storeOutId);
    }
}

package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.WechatSettings.require;

import io.medsettle.ports.value.Secret;
import java.time.Duration;

/**
 * How to speak WeChat's older interface (v2 API), wechat §6.10. Checked when built; prints no key.
 *
 * @param apiKey its key (API 密钥), 32 characters
 * @param signType how messages are signed
 * @param deadline of each call
 */
public record OlderInterface(Secret apiKey, SignType signType, Duration deadline) {
    /** The two ways to sign, by WeChat's own words. */
    public enum SignType {
        MD5("MD5"),
        HMAC_SHA256("HMAC-SHA256");

        private final String word;

        SignType(String word) {
            this.word = word;
        }

        /** As it stands in {@code sign_type}. */
        public String word() {
            return word;
        }
    }

    public OlderInterface {
        require(apiKey.reveal().matches("[!-~]{32}"), "apiKey must have 32 ASCII characters");
        require(!deadline.isNegative() && !deadline.isZero(), "deadline must be positive");
    }
}

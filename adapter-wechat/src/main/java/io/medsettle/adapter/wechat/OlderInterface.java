package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.WechatSettings.require;

import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to speak WeChat's older interface (v2 API), wechat §6.10. Checked when built; prints no key.
 *
 * @param apiKey its key (API 密钥), 32 characters
 * @param signType how messages are signed
 * @param deadline of each call
 * @param secureBase where taking back is asked for under the merchant's certificate, without a slash at the end; empty
 *     = where everything else is
 */
public record OlderInterface(Secret apiKey, SignType signType, Duration deadline, Optional<URI> secureBase) {
    /** With everything at one address. */
    public OlderInterface(Secret apiKey, SignType signType, Duration deadline) {
        this(apiKey, signType, deadline, Optional.empty());
    }

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
        secureBase.ifPresent(base -> require(
                "https".equals(base.getScheme())
                        && base.getHost() != null
                        && base.getPath().isEmpty(),
                "secureBase must be an https host without a path"));
    }
}

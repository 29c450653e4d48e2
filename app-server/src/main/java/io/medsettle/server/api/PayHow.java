package io.medsettle.server.api;

import io.medsettle.server.assembly.Payers;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to pay.
 *
 * @param with CODE, WINDOW, QR, WECHAT …
 * @param channel whose code is shown, WECHAT or ALIPAY; "" where {@code with} is not QR
 */
record PayHow(String with, String channel) {
    /**
     * As a client wrote it.
     *
     * @throws Refusal 400 missing, where a code is to be shown and it is not said whose
     */
    static PayHow of(String with, @Nullable String channel) {
        if (!with.equals(Payers.QR)) {
            return new PayHow(with, "");
        }
        if (channel == null || channel.isEmpty()) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "扫码支付 (QR) 须提供 channel", "请补齐由哪个渠道收款后重新提交")
                    .at("channel"));
        }
        return new PayHow(with, channel);
    }

    /** For the digest of a wish. */
    String text() {
        return channel.isEmpty() ? with : with + " " + channel;
    }
}

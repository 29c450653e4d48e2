package io.medsettle.adapter.alipay.wire;

import org.jspecify.annotations.Nullable;

/** A user as Alipay numbers them: by account (user_id, 2088 and 12 digits) or by application (open_id); never both (alipay §0.7). */
final class Account {
    private Account() {}

    static @Nullable String userId(String payerId) {
        return isUserId(payerId) ? payerId : null;
    }

    static @Nullable String openId(String payerId) {
        return isUserId(payerId) ? null : payerId;
    }

    private static boolean isUserId(String payerId) {
        return payerId.matches("2088[0-9]{12}");
    }
}
